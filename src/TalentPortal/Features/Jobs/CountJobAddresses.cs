using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Jobs;

/// <summary>Into which parts a site map cuts the open positions of a tenant's site. The national site has none: a position's one address is at its tenant.</summary>
[Anyone]
public sealed record CountJobAddresses : IQuery<CountJobAddressesResult>;

/// <param name="Parts">In the order of the positions' ids, which is that in which they were written: what is new comes at the end.</param>
public sealed record CountJobAddressesResult(IReadOnlyList<SiteMapPart> Parts);

internal sealed class CountJobAddressesHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<CountJobAddresses, Outcome<CountJobAddressesResult>>
{
    /// <summary>That a position went changes a part, too; who has not looked for so long reads all of it anyway.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public async Task<Outcome<CountJobAddressesResult>> Handle(CountJobAddresses request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return new CountJobAddressesResult([]);
        var (size, since) = (ISiteMapSource.PartMax, clock.GetUtcNow() - Remembered);
        var rows = await db.Database.SqlQuery<Row>($"""
            select coalesce(sum(hashtextextended(job_id::text || extract(epoch from changed), 0)) filter (where closed_at is null), 0)::text as "Version",
                   max(greatest(changed, closed_at)) as "ChangedAt", min(job_id::text collate "C") filter (where closed_at is null)::uuid as "First"
              from (select job_id, closed_at, greatest(changed_at, published_at) as changed, greatest(count(*) filter (where closed_at is null) over (order by job_id) - 1, 0) / {size} as part
                      from job_listings where tenant_id = {tenant} and (closed_at is null or closed_at > {since})) l
             group by part order by part
            """).ToListAsync(ct);
        rows.RemoveAll(row => row.First is null);
        return new CountJobAddressesResult([.. rows.Select((row, at) => new SiteMapPart(row.Version, row.ChangedAt, row.First, at + 1 < rows.Count ? rows[at + 1].First : null))]);
    }

    private sealed record Row(string Version, DateTimeOffset ChangedAt, Guid? First);
}
