using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Messaging;

internal sealed class CommandReceiptRetention(AppDb db, TimeProvider clock) : IRetention
{
    public Task<int> Purge(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - CommandReceipt.Lifetime;
        return db.Set<CommandReceipt>().Where(r => r.ReceivedAt < before).ExecuteDeleteAsync(ct);
    }
}
