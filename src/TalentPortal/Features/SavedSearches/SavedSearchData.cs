using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Hands out and forgets the searches that a person keeps, with their log.</summary>
internal sealed class SavedSearchData(AppDb db, SealedSearch words) : IPersonalDataHolder
{
    public string Section => "savedSearches";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        var runs = (await db.SavedSearchRuns.AsNoTracking().Where(r => r.UserId == userId).OrderBy(r => r.At).ToListAsync(ct)).ToLookup(r => r.SearchId);
        List<object> searches = [];
        foreach (var s in await db.SavedSearches.AsNoTracking().Where(s => s.UserId == userId).OrderBy(s => s.CreatedAt).ToListAsync(ct))
        {
            searches.Add(new
            {
                s.Id, s.SiteId, Words = await words.Open(s, ct), s.Language, s.Rhythm, s.IsPaused, s.CreatedAt, s.VisitedAt, s.StoppedAt,
                Runs = runs[s.Id].Select(r => new { r.At, r.Outcome, r.Found }),
            });
        }

        return searches;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.SavedSearchDues.Where(d => d.UserId == userId).ExecuteDeleteAsync(ct);
        await db.SavedSearchRuns.Where(r => r.UserId == userId).ExecuteDeleteAsync(ct);
        await db.SavedSearches.Where(s => s.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
