using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Security.Invitations;

/// <summary>Clears invitations that ran out long ago, with the addresses of those who never answered.</summary>
internal sealed class InvitationRetention(AppDb db, TimeProvider clock) : IRetention
{
    public Task<int> Purge(CancellationToken ct)
    {
        var (before, declinedBefore) = (clock.GetUtcNow() - Invitation.Kept, clock.GetUtcNow().AddMonths(-Invitation.DeclinedMonths));
        return db.Set<Invitation>().Where(i => i.ExpiresAt < before && (i.DeclinedAt == null || i.DeclinedAt < declinedBefore)).ExecuteDeleteAsync(ct);
    }
}
