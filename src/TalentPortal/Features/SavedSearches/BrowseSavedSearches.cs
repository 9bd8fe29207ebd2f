using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.SavedSearches;

/// <summary>The searches that the caller keeps, on whatever site they were saved, with what came of each.</summary>
[SignedIn]
public sealed record BrowseSavedSearches : IQuery<BrowseSavedSearchesResult>;

public sealed record BrowseSavedSearchesResult(IReadOnlyList<BrowseSavedSearchesResult.Item> Items)
{
    /// <param name="Site">The tenant on whose site it is; null for the national one.</param>
    /// <param name="Href">The list with this search, on that site.</param>
    /// <param name="FeedHref">The same as a feed.</param>
    /// <param name="NextAt">When it is looked at next; null while it is not.</param>
    public sealed record Item(
        Guid Id, string Name, string Query, Bilingual? Site, string Href, string FeedHref, SearchRhythm Rhythm, bool IsPaused, DateTimeOffset? StoppedAt, DateTimeOffset? NextAt, uint Version, IReadOnlyList<Run> Runs);

    public sealed record Run(DateTimeOffset At, SearchRunOutcome Outcome, int Found);
}

internal sealed class BrowseSavedSearchesHandler(AppDb db, CurrentCall call, SealedSearch words, TenantDirectory tenants, SiteAddresses addresses) : IRequestHandler<BrowseSavedSearches, Outcome<BrowseSavedSearchesResult>>
{
    public async Task<Outcome<BrowseSavedSearchesResult>> Handle(BrowseSavedSearches request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var runs = (await db.SavedSearchRuns.AsNoTracking().Where(r => r.UserId == me).OrderByDescending(r => r.At).ToListAsync(ct)).ToLookup(r => r.SearchId);
        var dues = await db.SavedSearchDues.AsNoTracking().Where(d => d.UserId == me).ToDictionaryAsync(d => d.SearchId, d => d.DueAt, ct);
        List<BrowseSavedSearchesResult.Item> items = [];
        foreach (var search in await db.SavedSearches.AsNoTracking().Where(s => s.UserId == me).OrderByDescending(s => s.CreatedAt).ToListAsync(ct))
        {
            var said = await words.Open(search, ct);
            var site = search.SiteId is { } id ? await tenants.ById(id, ct) : null;
            items.Add(new(
                search.Id, said.Name, said.Query, site?.Name, addresses.Of(site, call.Language, "jobs" + said.Query), addresses.Of(site, call.Language, "jobs/feed.atom" + said.Query),
                search.Rhythm, search.IsPaused, search.StoppedAt, search.IsWatched && dues.TryGetValue(search.Id, out var due) ? due : null, search.Version,
                [.. runs[search.Id].Select(run => new BrowseSavedSearchesResult.Run(run.At, run.Outcome, run.Found))]));
        }

        return new BrowseSavedSearchesResult(items);
    }
}
