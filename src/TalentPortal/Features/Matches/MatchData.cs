using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Matches;

/// <summary>Hands out and forgets which postings a person put aside. Matches themselves are reckoned when they are looked at, and kept nowhere.</summary>
internal sealed class MatchData(AppDb db) : IPersonalDataHolder
{
    public string Section => "matches";

    public async Task<object?> Export(Guid userId, CancellationToken ct) =>
        await db.MatchRefusals.AsNoTracking().Where(r => r.UserId == userId).OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => new { r.Id, r.ListedAt, r.JobId, r.At }).ToListAsync(ct);

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.MatchRefusals.Where(r => r.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}

/// <summary>What was put aside long ago may be looked at again.</summary>
internal sealed class RefusalRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddMonths(-MatchRefusal.KeptMonths);
        await db.MatchRefusals.Where(r => r.UserId == userId && r.At <= before).ExecuteDeleteAsync(ct);
        return (await db.MatchRefusals.Where(r => r.UserId == userId).MinAsync(r => (DateTimeOffset?)r.At, ct))?.AddMonths(MatchRefusal.KeptMonths);
    }
}
