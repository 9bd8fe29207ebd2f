using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.PageCache;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>
/// The packed postings of each tenant, kept in the process. When something public changes there, in this process or another,
/// what is new or changed is read and the rest stays.
/// </summary>
public sealed class PostingIndexes(SiteVersions versions, TimeProvider clock)
{
    /// <summary>After how long all is read again: nothing tells of single postings that are over, and each takes its place until it is found to be.</summary>
    private static readonly TimeSpan whole = TimeSpan.FromDays(1);

    /// <summary>Publications before the newest known that are read again: of two, the one with the smaller number may be committed later.</summary>
    private const int Overlap = 1024;

    private static readonly TimeSpan before = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _readers = new();

    private readonly SemaphoreSlim _wanted = new(0, 1);

    /// <summary>Whether a tenant's postings were packed at any time: then only what changed is read.</summary>
    public bool IsPacked(Guid tenant) => _kept.ContainsKey(tenant);

    /// <summary>Asks that the postings of all tenants be packed soon, by whoever waits for it.</summary>
    public void PackSoon()
    {
        try
        {
            _wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody asked before.
        }
    }

    /// <summary>Waits until somebody asks, at the longest for a time.</summary>
    /// <returns>Whether somebody asked.</returns>
    internal Task<bool> Wanted(TimeSpan longest, CancellationToken ct) => _wanted.WaitAsync(longest, ct);

    /// <summary>As it is now; read by one caller while the others wait.</summary>
    public async Task<PostingIndex> Of(Guid tenant, AppDb db, CancellationToken ct)
    {
        if (Current(tenant) is { } known) return known;
        var one = _readers.GetOrAdd(tenant, _ => new SemaphoreSlim(1));
        await one.WaitAsync(ct);
        try
        {
            if (Current(tenant) is { } meanwhile) return meanwhile;
            // The number first: what changes while it is read is read again next time.
            var (version, now) = (versions.Of(tenant), clock.GetUtcNow());
            if (_kept.GetValueOrDefault(tenant) is not { } old || now - old.ReadAt >= whole || now < old.ReadAt) old = new(default, now, DateTimeOffset.MinValue, PostingIndex.Empty);
            var (from, since, latest) = (Math.Max(0, old.Index.Newest - Overlap), old.Latest, old.Latest);
            var published = from == 0 ? db.Postings(tenant, null) : db.Postings(tenant, null).Where(p => p.Search.Ord >= from);
            List<(int, PostingFacts)> changed = [];
            if (from > 0)
            {
                since -= before;
                await Read(db.Postings(tenant, null).Where(p => p.Search.Ord < from && p.Listing.ChangedAt >= since));
            }

            await Read(published);
            _kept[tenant] = new(version, old.ReadAt, latest, old.Index.With(changed, from));
            return _kept[tenant].Index;

            async Task Read(IQueryable<PostingRow> rows)
            {
                await foreach (var row in rows.OrderBy(p => p.Search.Ord).Select(PostingRow.Columns).AsAsyncEnumerable().WithCancellation(ct))
                {
                    changed.Add((row.Ord, PostingFacts.Of(row)));
                    if (row.ChangedAt > latest) latest = row.ChangedAt;
                }
            }
        }
        finally
        {
            one.Release();
        }
    }

    private PostingIndex? Current(Guid tenant) => _kept.TryGetValue(tenant, out var kept) && kept.Version == versions.Of(tenant) ? kept.Index : null;

    /// <param name="ReadAt">When all was read.</param>
    /// <param name="Latest">The latest change that was read.</param>
    private sealed record Kept((int All, int Site) Version, DateTimeOffset ReadAt, DateTimeOffset Latest, PostingIndex Index);
}
