using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.SiteMaps;

/// <summary>
/// Pages that search engines may know, of one kind. Features register theirs; only what every visitor may read belongs
/// here, and nothing that is over.
/// </summary>
public interface ISiteMapSource
{
    /// <summary>Pages in one part at most. A part stays far below the protocol's 50,000 addresses and 50 MB, also with the longest host name.</summary>
    const int PartMax = 10_000;

    /// <summary>Lower-case letters; part of the address: <c>sitemap-jobs-1.xml</c>.</summary>
    string Name { get; }

    /// <summary>The parts of a site, in their order; none where the site has no such pages.</summary>
    Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct);

    /// <summary>The pages of one part, read as they are written.</summary>
    IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, CancellationToken ct);
}

/// <summary>One document of a site map.</summary>
/// <param name="Version">Another text whenever its pages or their times change.</param>
/// <param name="ChangedAt">When a page of it last changed, came or went.</param>
/// <param name="From">First key, where the source has keys.</param>
/// <param name="Until">First key of the next part; null for the last one.</param>
public sealed record SiteMapPart(string Version, DateTimeOffset? ChangedAt = null, Guid? From = null, Guid? Until = null);

/// <summary>A page, in both languages.</summary>
/// <param name="Path">Below tenant and language, without a leading slash; empty for the home page.</param>
/// <param name="ChangedAt">When its content last changed; null where that is not known.</param>
public sealed record SiteMapPage(string Path, DateTimeOffset? ChangedAt = null);
