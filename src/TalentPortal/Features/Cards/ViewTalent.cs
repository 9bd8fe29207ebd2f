using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>One blind card by the reference that the employer knows. A card that is gone, blocked or never was gives the same answer.</summary>
[Requires(CardsPermissions.Browse)]
public sealed record ViewTalent(Guid Reference) : IQuery<ViewTalentResult>;

public sealed record ViewTalentResult(Guid Reference, TenantRef Tenant, IReadOnlyList<string> Marks);

internal sealed class ViewTalentHandler(AppDb db, CurrentCall call, CardReferences references) : IRequestHandler<ViewTalent, Outcome<ViewTalentResult>>
{
    public async Task<Outcome<ViewTalentResult>> Handle(ViewTalent request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is null) return Outcome.NotFound;
        var face = await references.Read(call, request.Reference, ct);
        var marks = await db.CardsShown(call).Where(c => c.FaceId == face).Select(c => c.Marks).SingleOrDefaultAsync(ct);
        return marks is null ? Outcome.NotFound : new ViewTalentResult(request.Reference, tenant, marks);
    }
}
