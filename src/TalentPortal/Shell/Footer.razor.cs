using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>The foot of every public page. On paper only the address of the page is left of it.</summary>
public sealed partial class Footer
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    /// <summary>The site.</summary>
    [Parameter, EditorRequired] public required SiteContext Site { get; set; }
}
