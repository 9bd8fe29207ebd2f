using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>What an organisation may know of its members' accounts.</summary>
/// <param name="SeenAt">Last sign of life; null when there was none within <see cref="AccountUpkeep.SessionsKept"/>.</param>
public sealed record AccountActivityInfo(bool HasSecondFactor, DateTimeOffset? SeenAt);

/// <summary>Whether members keep the rules and are still there. The caller names only members of its own organisation.</summary>
public sealed class AccountActivity(AppDb db)
{
    public async Task<IReadOnlyDictionary<Guid, AccountActivityInfo>> Of(IReadOnlyCollection<Guid> userIds, CancellationToken ct) =>
        await db.Set<AccountUser>().AsNoTracking().Where(u => userIds.Contains(u.Id))
            .Select(u => new { u.Id, u.TwoFactorEnabled, SeenAt = db.Set<AccountSession>().Where(s => s.UserId == u.Id).Max(s => (DateTimeOffset?)s.SeenAt) })
            .ToDictionaryAsync(u => u.Id, u => new AccountActivityInfo(u.TwoFactorEnabled, u.SeenAt), ct);
}
