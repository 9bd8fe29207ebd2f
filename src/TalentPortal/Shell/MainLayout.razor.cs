using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Composition;

namespace TalentPortal.Shell;

/// <summary>
/// The frame of the public site. Pages bring their own width: <c>&lt;div class="wrap"&gt;</c> for the usual column, bands
/// for what runs from edge to edge.
/// </summary>
public sealed partial class MainLayout
{
    /// <summary>What features add at the end of pages.</summary>
    private static readonly IReadOnlyList<Type> Ends = [.. IFeature.All().SelectMany(feature => feature.PageEnds).OrderBy(end => end.Order).Select(end => end.Component)];

    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }
}
