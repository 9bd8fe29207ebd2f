using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Forgets a view of one's own. Who wants it back keeps the same filters again.</summary>
/// <param name="Version">What was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Read)]
public sealed record RemoveCaseView(Guid Id, uint Version) : ICommand<Done>;

internal sealed class RemoveCaseViewHandler(AppDb db, CurrentCall call, CaseDesk desk) : IRequestHandler<RemoveCaseView, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveCaseView request, CancellationToken ct)
    {
        var me = desk.Me;
        if (call.Tenant is null || await db.CaseViews.AtTenantOf(call).SingleOrDefaultAsync(v => v.Id == request.Id && v.UserId == me, ct) is not { } view) return Outcome.NotFound;
        if (view.Version != request.Version) return Outcome.Conflict;
        db.CaseViews.Remove(view);
        return Done.Value;
    }
}
