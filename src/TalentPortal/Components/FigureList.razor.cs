using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>The notes of a page as a numbered list: sources, of which day, how sure; for print as well.</summary>
public sealed partial class FigureList
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>The notes that the page's figures name.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }
}
