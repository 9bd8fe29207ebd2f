using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>How a site presents itself: a tenant's, or the national one.</summary>
/// <param name="Name">Full name in the language of the page.</param>
/// <param name="ShortName">Name for narrow screens and page titles.</param>
/// <param name="Mark">One or two characters for the seal.</param>
/// <param name="Slug">Slug of the tenant; empty for the national site.</param>
/// <param name="Accent">The chosen colour as "#rrggbb".</param>
public sealed record SiteLook(string Name, string ShortName, string Mark, string Slug, string Accent);

/// <summary>A link of the frame: relative to the base of tenant and language.</summary>
/// <param name="Text">In the language of the page.</param>
/// <param name="Href">Address, without a leading slash.</param>
/// <param name="Icon">Name of an icon, where the place shows icons.</param>
/// <param name="Exact">Current only on this very address, not below it.</param>
/// <param name="Count">A number behind the text (things waiting).</param>
/// <param name="Counted">What the number counts, with the number, for those who do not see where it stands.</param>
public sealed record NavItem(string Text, string Href, string? Icon = null, bool Exact = false, int? Count = null, string? Counted = null);

/// <summary>Links under a heading.</summary>
/// <param name="Heading">Null for links that need none.</param>
public sealed record NavGroup(string? Heading, IReadOnlyList<NavItem> Items);

/// <summary>The same page in one of the site's languages.</summary>
/// <param name="Tag">Language tag: "zh-Hans", "en".</param>
/// <param name="Name">The language's own name for itself.</param>
/// <param name="Short">A shorter one, for the masthead of a phone.</param>
/// <param name="Href">Address from the root.</param>
/// <param name="Current">Whether the page is in it.</param>
/// <param name="Segment">As addresses write it: "zh", "en".</param>
public sealed record LanguageLink(string Tag, string Name, string Short, string Href, bool Current, string Segment);

/// <summary>The person who is signed in, as the frame shows them.</summary>
/// <param name="Name">Name as they write it.</param>
/// <param name="Detail">Second line: role or address.</param>
/// <param name="Links">Their areas: own area, workspaces, settings.</param>
/// <param name="SignOutAction">Address that takes the sign-out form.</param>
public sealed record AccountLook(string Name, string? Detail, IReadOnlyList<NavItem> Links, string SignOutAction);

/// <summary>
/// Everything the frame around a page needs. Cascaded once at the root; the layouts read nothing else. Sections without
/// content are simply not in the list.
/// </summary>
public sealed record SiteContext(SiteLook Look)
{
    /// <summary>Sections of the public site.</summary>
    public IReadOnlyList<NavItem> Sections { get; init; } = [];

    /// <summary>This page in each of the site's languages.</summary>
    public IReadOnlyList<LanguageLink> Languages { get; init; } = [];

    /// <summary>Who is signed in, or null.</summary>
    public AccountLook? Account { get; init; }

    /// <summary>Where to sign in; null hides the link.</summary>
    public string? SignInHref { get; init; }

    /// <summary>Where to create an account; null hides the link.</summary>
    public string? RegisterHref { get; init; }

    /// <summary>Links of the talent's own area, by heading.</summary>
    public IReadOnlyList<NavGroup> MeLinks { get; init; } = [];

    /// <summary>Links of the workspace that the page belongs to, by heading.</summary>
    public IReadOnlyList<NavGroup> WorkspaceLinks { get; init; } = [];

    /// <summary>Name of that workspace, in its people's own words.</summary>
    public string? WorkspaceName { get; init; }

    /// <summary>Links of the footer, by heading.</summary>
    public IReadOnlyList<NavGroup> Footer { get; init; } = [];

    /// <summary>How to reach the tenant, or who runs the national site.</summary>
    public TenantContact Contact { get; init; } = TenantContact.None;

    /// <summary>Path and query of the page as the visitor asked for it, relative to tenant and language; also where another page answers in its place.</summary>
    public string Here { get; init; } = "./";

    /// <summary>The same as a whole address, for paper.</summary>
    public string Address { get; init; } = "";

    /// <summary>Sentence at the end of every page: who answers for the site.</summary>
    public string? Imprint { get; init; }

    /// <summary>A line above everything, such as that this is a demonstration.</summary>
    public string? Banner { get; init; }
}
