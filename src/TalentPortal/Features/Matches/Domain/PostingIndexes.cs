using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.PageCache;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>The packed postings of each tenant, kept in the process until something public changes there, in this process or another.</summary>
public sealed class PostingIndexes(SiteVersions versions) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, ((int All, int Site) Version, PostingIndex Index)> _kept = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>As it is now; read anew by one caller while the others wait.</summary>
    public async Task<PostingIndex> Of(Guid tenant, AppDb db, CancellationToken ct)
    {
        if (Kept(tenant) is { } known) return known;
        await _one.WaitAsync(ct);
        try
        {
            if (Kept(tenant) is { } meanwhile) return meanwhile;
            // The number first: what changes while it is read is read again next time.
            var version = versions.Of(tenant);
            var index = await Read(tenant, db, ct);
            _kept[tenant] = (version, index);
            return index;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private PostingIndex? Kept(Guid tenant) => _kept.TryGetValue(tenant, out var kept) && kept.Version == versions.Of(tenant) ? kept.Index : null;

    private static async Task<PostingIndex> Read(Guid tenant, AppDb db, CancellationToken ct)
    {
        var rows = from s in db.JobSearch.AsNoTracking()
                   join l in db.JobListings.AsNoTracking() on new { s.TenantId, s.JobId } equals new { l.TenantId, l.JobId }
                   where s.TenantId == tenant && l.ClosedAt == null
                   select new { s.JobId, s.Ord, s.Province, s.City, s.Industry, s.Kind, s.Degree, l.PayMin, l.PayMax, l.PayCurrency, l.PayPeriod };
        List<PostingNumbers> postings = [];
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            postings.Add(new(row.JobId, row.Ord, row.Province, row.City, row.Industry, row.Kind, row.Degree, (row.PayMax ?? row.PayMin) is { } pay ? TalentWishes.Yearly(pay, row.PayCurrency, row.PayPeriod) ?? -1 : -1));
        return new PostingIndex(postings);
    }
}
