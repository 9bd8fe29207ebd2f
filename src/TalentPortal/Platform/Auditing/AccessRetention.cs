using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Auditing;

/// <summary>Takes the oldest entries off a person's chain. Where it then begins is noted, so that it stays whole.</summary>
internal sealed class AccessRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddYears(-AccessLog.KeptYears);
        var head = await db.Set<AccessChainHead>().FromSql($"select * from access_chain_heads where user_id = {userId} for update").SingleOrDefaultAsync(ct);
        if (head is null) return null;
        // The database lets go of no entry that is younger by its own clock, whatever is asked here.
        var gone = await db.Database.SqlQuery<Gone>(
            $"""
            delete from access_entries where user_id = {userId}
               and number < coalesce((select min(number) from access_entries where user_id = {userId} and at >= {before}), {int.MaxValue})
            returning number as "Number", hash as "Hash"
            """).ToListAsync(ct);
        if (gone.MaxBy(entry => entry.Number) is { } last) (head.StartCount, head.StartHash) = (last.Number, last.Hash);
        var oldest = await db.Set<AccessEntry>().AsNoTracking().Where(entry => entry.UserId == userId).MinAsync(entry => (DateTimeOffset?)entry.At, ct);
        if (oldest is null && head.StartCount == head.Count) db.Remove(head);
        return oldest?.AddYears(AccessLog.KeptYears);
    }

    private sealed record Gone(int Number, byte[] Hash);
}
