using System.Runtime.CompilerServices;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Shell;

/// <summary>The pages that every site has: its home, the sections of the masthead and the links of the foot.</summary>
internal sealed class PublicPages : ISiteMapSource
{
    private static readonly IReadOnlyList<string> paths = ["", .. SiteFrame.PublicEntries.Select(entry => entry.Href)];

    public string Name => "pages";

    public Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct) => Task.FromResult<IReadOnlyList<SiteMapPart>>([new(string.Join(' ', paths))]);

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var path in paths) yield return new(path);
    }
}
