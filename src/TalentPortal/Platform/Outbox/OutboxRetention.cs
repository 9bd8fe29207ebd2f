using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Outbox;

/// <summary>Delivered and parked messages stay for <see cref="Kept"/>, receipts twice as long: they must outlive their message.</summary>
internal sealed class OutboxRetention(AppDb db, TimeProvider clock) : IRetention
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<int> Purge(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        var receipts = before - Kept;
        return await db.Set<OutboxMessage>().Where(m => m.DoneAt < before || m.ParkedAt < before).ExecuteDeleteAsync(ct)
            + await db.Set<InboxReceipt>().Where(r => r.ReceivedAt < receipts).ExecuteDeleteAsync(ct);
    }
}
