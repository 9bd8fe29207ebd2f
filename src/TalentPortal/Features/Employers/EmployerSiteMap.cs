using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Employers;

/// <summary>The employers' pages in the site maps. When an employer changed its words is not kept, so no time is told.</summary>
internal sealed class EmployerSiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "employers";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        List<SiteMapPart> parts = [];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Guid? first = null;
        var count = 0;
        await foreach (var id in Ids(site, Guid.Empty, ct))
        {
            if (count == ISiteMapSource.PartMax)
            {
                parts.Add(new(Convert.ToHexStringLower(hash.GetHashAndReset()), From: first, Until: id));
                (first, count) = (null, 0);
            }

            first ??= id;
            count++;
            hash.AppendData(id.ToByteArray());
        }

        if (first is not null) parts.Add(new(Convert.ToHexStringLower(hash.GetHashAndReset()), From: first));
        return parts;
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        var written = 0;
        await foreach (var id in Ids(site, part.From!.Value, ct))
        {
            if (id == part.Until || written++ >= ISiteMapSource.PartMax) yield break;
            yield return new($"employers/{id}");
        }
    }

    private async IAsyncEnumerable<Guid> Ids(CallOrigin site, Guid from, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = new BrowseEmployerAddresses(from, IsAfter: false);
        while (true)
        {
            var ids = (await dispatcher.Send(next, site, ct)).Value.EmployerIds;
            foreach (var id in ids) yield return id;
            if (ids.Count < BrowseEmployerAddresses.PageSize) yield break;
            next = new(ids[^1], IsAfter: true);
        }
    }
}
