using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Family;

/// <summary>Forgets what the caller said of a child, with the schools chosen for it.</summary>
[SignedIn]
public sealed record RemoveChild(Guid Id) : ICommand<Done>;

internal sealed class RemoveChildHandler(AppDb db, CurrentCall call) : IRequestHandler<RemoveChild, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveChild request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        return await db.FamilyChildren.Where(c => c.UserId == me && c.Id == request.Id).ExecuteDeleteAsync(ct) == 0 ? Outcome.NotFound : Done.Value;
    }
}

/// <summary>What was said of children goes with the consent to keep it.</summary>
internal sealed class ChildrenOfConsents(AppDb db) : INotificationHandler<ConsentWithdrawn>
{
    public async Task Handle(ConsentWithdrawn happened, CancellationToken ct)
    {
        if (happened.Consent.Kind != ConsentKind.ChildrenOfFamily) return;
        var user = happened.Consent.UserId;
        await db.FamilyChildren.Where(c => c.UserId == user).ExecuteDeleteAsync(ct);
    }
}
