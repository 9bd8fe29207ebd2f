using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>A step on the way from the home page; the page itself has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>Where am I: the way from the home page to this page.</summary>
public sealed partial class Breadcrumbs
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>From the widest to this page.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Crumb> Items { get; set; }
}
