using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Buddies;

/// <summary>Hands out and forgets what people said to find a buddy, or to be one.</summary>
internal sealed class BuddyData(AppDb db, BuddyBook book) : IPersonalDataHolder
{
    public string Section => "buddies";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> wishes = [], proposals = [], cards = [];
        foreach (var w in await db.BuddyWishes.AsNoTracking().Where(w => w.TalentUserId == userId).OrderBy(w => w.ChangedAt).ToListAsync(ct))
            wishes.Add(new { w.Id, w.TenantId, w.IsWanted, Facts = await book.Open(w, ct), w.Used, w.ChangedAt });
        foreach (var p in await db.BuddyProposals.AsNoTracking().Where(p => p.TalentUserId == userId).OrderBy(p => p.ProposedAt).ToListAsync(ct))
            proposals.Add(new { p.Id, p.TenantId, p.CaseId, p.StudentName, p.ProposedByName, p.ProposedAt, Reasons = await book.ReasonsOf(p, ct), p.State, p.MovedAt });
        foreach (var c in await db.BuddyCards.AsNoTracking().Where(c => c.UserId == userId).OrderBy(c => c.ChangedAt).ToListAsync(ct))
            cards.Add(new { c.Id, c.TenantId, Facts = await book.Open(c, ct), c.WeeklyHours, c.MostPeople, c.IsOpen, c.ChangedAt });
        return new { Wishes = wishes, Proposals = proposals, Cards = cards };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.BuddyProposals.Where(p => p.TalentUserId == userId).ExecuteDeleteAsync(ct);
        await db.BuddyWishes.Where(w => w.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
