using Microsoft.AspNetCore.Components;

namespace TalentPortal.Shell;

/// <summary>The tenant's colour and seal, for the head of the document, after app.css.</summary>
public sealed partial class ThemeStyle
{
    [CascadingParameter] private SiteContext? Site { get; set; }
}
