using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>The talent's own area: the public frame with the area's links at the side. Static, works without scripts.</summary>
public sealed partial class MeLayout
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }
}
