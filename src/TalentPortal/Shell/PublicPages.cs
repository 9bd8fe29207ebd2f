using System.Globalization;
using System.Runtime.CompilerServices;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Shell;

/// <summary>
/// The pages that every site has: its home, the sections of the masthead and the links of the foot. A section changes
/// with the pages it lists, which are of the source that has its name; the home page with all of them.
/// </summary>
/// <param name="services">Gives the directory of all sources, of which this is one.</param>
internal sealed class PublicPages(IServiceProvider services) : ISiteMapSource
{
    private static readonly IReadOnlyList<string> paths = ["", .. SiteFrame.PublicEntries.Where(entry => !entry.IsOwn).Select(entry => entry.Href)];

    public string Name => "pages";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        var pages = await Known(site, ct);
        return [new(string.Join(' ', pages.Select(page => string.Create(CultureInfo.InvariantCulture, $"{page.Path}@{page.ChangedAt?.UtcTicks}"))), pages.Max(page => page.ChangedAt))];
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var page in await Known(site, ct)) yield return page;
    }

    private async Task<IReadOnlyList<SiteMapPage>> Known(CallOrigin site, CancellationToken ct)
    {
        var maps = services.GetRequiredService<SiteMapDirectory>();
        var changes = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var source in maps.Sources.Where(source => source != this)) changes[source.Name] = (await maps.Parts(source, site, ct)).Max(part => part.ChangedAt);
        return [.. paths.Select(path => new SiteMapPage(path, path.Length == 0 ? changes.Values.Max() : changes.GetValueOrDefault(path)))];
    }
}
