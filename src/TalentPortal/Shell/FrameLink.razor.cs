using Microsoft.AspNetCore.Components;
using TalentPortal.Components;

namespace TalentPortal.Shell;

/// <summary>A link of the frame that knows when the visitor is there: on its page, or on one below it.</summary>
public sealed partial class FrameLink
{
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The link.</summary>
    [Parameter, EditorRequired] public required NavItem Item { get; set; }

    /// <summary>Whether its number stays up to date by itself: in workspaces.</summary>
    [Parameter] public bool Live { get; set; }

    private string? Current => StateOf(Item, Links.PageOf(Navigation));

    /// <summary>"page" on the very page, "true" below it, null elsewhere.</summary>
    internal static string? StateOf(NavItem item, string address)
    {
        var question = address.IndexOf('?', StringComparison.Ordinal);
        var path = (question < 0 ? address : address[..question]).TrimStart('.').Trim('/');
        var own = item.Href.TrimStart('.').Trim('/');
        if (path.Equals(own, StringComparison.OrdinalIgnoreCase)) return "page";
        return !item.Exact && own.Length > 0 && path.StartsWith(own + "/", StringComparison.OrdinalIgnoreCase) ? "true" : null;
    }
}
