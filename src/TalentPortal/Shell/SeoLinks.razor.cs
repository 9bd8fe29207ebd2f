using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>
/// What search engines and social networks read of a page: its one address, the same page in the other language, a
/// description. A page has at most one of these, because it fills the head.
/// </summary>
public sealed partial class SeoLinks
{
    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>Title of the page, without the name of the site.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>One or two sentences in the language of the page.</summary>
    [Parameter, EditorRequired] public required string Description { get; set; }

    /// <summary>Path below tenant and language, with the query where it makes another page; empty for the home page.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>False asks search engines to leave the page out.</summary>
    [Parameter] public bool Index { get; set; } = true;

    /// <summary>Address of the feed that shows the same list, relative to tenant and language.</summary>
    [Parameter] public string? Feed { get; set; }

    /// <summary>The page's one address is on the national site: the site it stands on shows what all sites show.</summary>
    [Parameter] public bool National { get; set; }

    private TenantRef? Tenant => National ? null : Http?.Features.Get<SiteFeature>()?.Tenant;

    private Language DefaultLanguage => Tenant?.DefaultLanguage ?? Language.Chinese;

    private string FullTitle => SiteTitle.WithSite(Title, Site);

    private string AddressIn(Language language) => Addresses.Of(Tenant, language, Path);
}
