using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>All that is wrong with a form, above it; each message leads to its field. <see cref="PostForm"/> brings its own.</summary>
public sealed partial class ErrorSummary
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private FormErrors? Cascaded { get; set; }

    /// <summary>The messages; without them, the cascaded ones.</summary>
    [Parameter] public FormErrors? Errors { get; set; }

    private FormErrors Shown => Errors ?? Cascaded ?? FormErrors.None;
}
