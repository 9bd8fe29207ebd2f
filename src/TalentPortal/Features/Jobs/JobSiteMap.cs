using System.Runtime.CompilerServices;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Jobs;

/// <summary>The open positions in the site maps, a thousand at a time.</summary>
internal sealed class JobSiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "jobs";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct) => (await dispatcher.Send(new CountJobAddresses(), site, ct)).Value.Parts;

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        var (next, written) = (new BrowseJobAddresses(part.From!.Value, IsAfter: false, part.Until), 0);
        while (true)
        {
            var rows = (await dispatcher.Send(next, site, ct)).Value.Rows;
            foreach (var row in rows)
            {
                // Published since the parts were counted: these are in the next count.
                if (written++ >= ISiteMapSource.PartMax) yield break;
                yield return new($"jobs/{row.JobId}", row.ChangedAt);
            }

            if (rows.Count < BrowseJobAddresses.PageSize) yield break;
            next = next with { From = rows[^1].JobId, IsAfter = true };
        }
    }
}
