using System.Globalization;
using System.Runtime.CompilerServices;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Housing;

/// <summary>The flats that a tenant offers, in its site map; the national site leads to them and has none of its own.</summary>
internal sealed class HousingSiteMap(PortalDispatcher dispatcher) : ISiteMapSource
{
    public string Name => "housing";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        var flats = await Flats(site, ct);
        if (flats.Count == 0) return [];
        return [new(string.Join(' ', flats.Select(flat => string.Create(CultureInfo.InvariantCulture, $"{flat.Id:N}@{flat.ChangedAt.UtcTicks}"))), flats.Max(flat => flat.ChangedAt))];
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var flat in await Flats(site, ct)) yield return new($"housing/{flat.Id}", flat.ChangedAt);
    }

    private async Task<IReadOnlyList<BrowseListingAddressesResult.Address>> Flats(CallOrigin site, CancellationToken ct) =>
        site.Tenant is null ? [] : (await dispatcher.Send(new BrowseListingAddresses(), site, ct)).Value.Addresses;
}
