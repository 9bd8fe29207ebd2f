using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Employers;

/// <summary>The employers' pages in the site maps.</summary>
internal sealed class EmployerSiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "employers";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        List<SiteMapPart> parts = [];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Guid? first = null;
        DateTimeOffset? newest = null;
        var count = 0;
        await foreach (var row in Rows(site, Guid.Empty, ct))
        {
            if (count == ISiteMapSource.PartMax)
            {
                parts.Add(new(Convert.ToHexStringLower(hash.GetHashAndReset()), newest, first, row.EmployerId));
                (first, newest, count) = (null, null, 0);
            }

            first ??= row.EmployerId;
            newest = newest > row.ChangedAt ? newest : row.ChangedAt;
            count++;
            hash.AppendData(row.EmployerId.ToByteArray());
            hash.AppendData(BitConverter.GetBytes(row.ChangedAt.UtcTicks));
        }

        if (first is not null) parts.Add(new(Convert.ToHexStringLower(hash.GetHashAndReset()), newest, first));
        return parts;
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        var written = 0;
        await foreach (var row in Rows(site, part.From!.Value, ct))
        {
            if (row.EmployerId == part.Until || written++ >= ISiteMapSource.PartMax) yield break;
            yield return new($"employers/{row.EmployerId}", row.ChangedAt);
        }
    }

    private async IAsyncEnumerable<EmployerAddress> Rows(CallOrigin site, Guid from, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = new BrowseEmployerAddresses(from, IsAfter: false);
        while (true)
        {
            var rows = (await dispatcher.Send(next, site, ct)).Value.Rows;
            foreach (var row in rows) yield return row;
            if (rows.Count < BrowseEmployerAddresses.PageSize) yield break;
            next = new(rows[^1].EmployerId, IsAfter: true);
        }
    }
}
