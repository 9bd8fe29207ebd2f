using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Matches;

/// <summary>Hands out and forgets which postings a person put aside, and which their consultants proposed. Matches themselves are reckoned when they are looked at, and kept nowhere.</summary>
internal sealed class MatchData(AppDb db, SealedCase words) : IPersonalDataHolder
{
    public string Section => "matches";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        var aside = await db.MatchRefusals.AsNoTracking().Where(r => r.UserId == userId).OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => new { r.Id, r.ListedAt, r.JobId, r.At }).ToListAsync(ct);
        List<object> proposed = [];
        foreach (var p in await db.MatchProposals.AsNoTracking().Where(p => p.TalentUserId == userId).OrderBy(p => p.ProposedAt).ThenBy(p => p.Id).ToListAsync(ct))
            proposed.Add(new
            {
                p.Id, p.TenantId, p.CaseId, p.JobId, p.Title, Words = await words.Open(userId, MatchProposal.Table, "words", p.Id, p.Words, ct), p.ProposedByName, p.ProposedAt, p.State,
                Reason = await words.Open(userId, MatchProposal.Table, "reason", p.Id, p.Reason, ct), p.EndedAt,
            });
        return new { Aside = aside, Proposed = proposed };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.MatchProposals.Where(p => p.TalentUserId == userId).ExecuteDeleteAsync(ct);
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
