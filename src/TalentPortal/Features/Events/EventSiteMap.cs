using System.Globalization;
using System.Runtime.CompilerServices;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Events;

/// <summary>The coming events of a tenant in the site maps. The national site has none: an event's one address is at its tenant.</summary>
internal sealed class EventSiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "events";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        var items = await Items(site, ct);
        if (items.Count == 0) return [];
        return [new(string.Join(' ', items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Id:N}@{item.ChangedAt.UtcTicks}"))), items.Max(item => item.ChangedAt))];
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var item in await Items(site, ct)) yield return new($"events/{item.Id}", item.ChangedAt);
    }

    private async Task<IReadOnlyList<BrowseEventsResult.Item>> Items(CallOrigin site, CancellationToken ct) => site.Tenant is null ? [] : (await dispatcher.Send(new BrowseEvents(), site, ct)).Value.Items;
}
