using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Colours;

namespace TalentPortal.Shell;

/// <summary>
/// A site's mark, drawn like a seal: one or two characters on its colour. The colour is an attribute of the drawing, not a
/// style, so seals of many sites stand on one page without loosening the content security policy.
/// </summary>
public sealed partial class Seal
{
    /// <summary>One or two characters.</summary>
    [Parameter, EditorRequired] public required string Mark { get; set; }

    /// <summary>The site's colour as "#rrggbb".</summary>
    [Parameter, EditorRequired] public required string Accent { get; set; }

    private string Colour => (Rgb.TryParse(Accent, out var colour) ? Platform.Colours.Accent.NearestReadable(colour) : default).ToString();
}
