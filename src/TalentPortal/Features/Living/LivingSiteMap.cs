using System.Globalization;
using System.Runtime.CompilerServices;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Living;

/// <summary>The cities in the site maps, each at its one address: the desk's on the national site, a tenant's own at the tenant.</summary>
internal sealed class LivingSiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "living";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        var cities = await Cities(site, ct);
        if (cities.Count == 0) return [];
        return [new(string.Join(' ', cities.Select(city => string.Create(CultureInfo.InvariantCulture, $"{city.Slug}@{city.ChangedAt.UtcTicks}"))), cities.Max(city => city.ChangedAt))];
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var city in await Cities(site, ct)) yield return new($"living/{city.Slug}", city.ChangedAt);
    }

    private async Task<IReadOnlyList<BrowseLivingResult.City>> Cities(CallOrigin site, CancellationToken ct) =>
        [.. (await dispatcher.Send(new BrowseLiving(), site, ct)).Value.Cities.Where(city => city.IsOwn)];
}
