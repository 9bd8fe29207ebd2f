using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.SavedSearches.Domain;

/// <summary>Keeps when each search is looked at next in step with what its person chose, in the transaction that changes it.</summary>
internal static class SearchTurns
{
    public static async Task Arrange(AppDb db, SavedSearch search, DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.SavedSearchDues.SingleOrDefaultAsync(d => d.SearchId == search.Id, ct);
        if (!search.IsWatched)
        {
            if (due is not null) db.Remove(due);
            return;
        }

        if (due is null) db.SavedSearchDues.Add(due = new SavedSearchDue { SearchId = search.Id, UserId = search.UserId, SiteId = search.SiteId });
        due.DueAt = now + search.Every;
    }
}
