using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>
/// The frame of the public site. Pages bring their own width: <c>&lt;div class="wrap"&gt;</c> for the usual column, bands
/// for what runs from edge to edge.
/// </summary>
public sealed partial class MainLayout
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }
}
