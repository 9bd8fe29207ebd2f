using System.Globalization;
using System.Runtime.CompilerServices;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Guides;

/// <summary>The guides in the site maps, each at its one address: the desk's on the national site, a tenant's own at the tenant.</summary>
internal sealed class GuideSiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "guides";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        var items = await Items(site, ct);
        if (items.Count == 0) return [];
        return [new(string.Join(' ', items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Key}@{item.ChangedAt.UtcTicks}"))), items.Max(item => item.ChangedAt))];
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var item in await Items(site, ct)) yield return new($"guides/{item.Key}", item.ChangedAt);
    }

    private async Task<IReadOnlyList<BrowseGuidesResult.Item>> Items(CallOrigin site, CancellationToken ct) =>
        [.. (await dispatcher.Send(new BrowseGuides { Whole = true }, site, ct)).Value.Items.Where(item => item.IsOwn)];
}
