using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>The head of every public page: mark, sections, language, account. On phones a disclosure that needs no scripts.</summary>
public sealed partial class Masthead
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    /// <summary>The site.</summary>
    [Parameter, EditorRequired] public required SiteContext Site { get; set; }
}
