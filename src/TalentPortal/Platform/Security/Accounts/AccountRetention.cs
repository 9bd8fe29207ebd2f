using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Security.Accounts;

internal sealed class AccountRetention(AccountUpkeep upkeep) : IRetention
{
    public Task<int> Purge(CancellationToken ct) => upkeep.Clear(ct);
}
