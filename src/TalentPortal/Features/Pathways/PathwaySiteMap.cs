using System.Globalization;
using System.Runtime.CompilerServices;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Pathways;

/// <summary>The ways in the site maps, each at its one address: the desk's on the national site, a tenant's own at the tenant.</summary>
internal sealed class PathwaySiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "pathways";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        var ways = await Ways(site, ct);
        if (ways.Count == 0) return [];
        return [new(string.Join(' ', ways.Select(way => string.Create(CultureInfo.InvariantCulture, $"{way.Slug}@{way.ChangedAt.UtcTicks}"))), ways.Max(way => way.ChangedAt))];
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var way in await Ways(site, ct)) yield return new($"pathways/{way.Slug}", way.ChangedAt);
    }

    private async Task<IReadOnlyList<BrowsePathwaysResult.Item>> Ways(CallOrigin site, CancellationToken ct) =>
        [.. (await dispatcher.Send(new BrowsePathways(), site, ct)).Value.Items.Where(way => way.IsOwn)];
}
