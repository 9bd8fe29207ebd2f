using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>
/// The frame of the workspaces: header above, the workspace's own words in the rail at the left. The frame itself is
/// static; only the page in it is interactive.
/// </summary>
public sealed partial class WorkspaceLayout
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }
}
