using Microsoft.AspNetCore.Components;

namespace TalentPortal.Shell;

/// <summary>Title of a page in the browser's tab and history: what the page is, then whose site it belongs to.</summary>
public sealed partial class SiteTitle
{
    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>What the page is, in the visitor's language.</summary>
    [Parameter, EditorRequired] public required string? Of { get; set; }

    /// <summary>The title in full. A page that is called as its site is, and one outside any site, has the one name.</summary>
    public static string WithSite(string? page, SiteContext? site) => (page, site?.Look.ShortName) switch
    {
        ({ Length: > 0 } own, { Length: > 0 } name) when own != name && own != site.Look.Name => $"{own} · {name}",
        ({ Length: > 0 } own, _) => own,
        (_, var name) => name ?? "",
    };
}
