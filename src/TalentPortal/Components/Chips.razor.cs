using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>A chosen filter.</summary>
/// <param name="Text">The filter in words ("Fuzhou", "at least 300,000").</param>
/// <param name="RemoveHref">The list without it; see <see cref="Links.Without"/>.</param>
public sealed record Chip(string Text, string RemoveHref);

/// <summary>The chosen filters of a list; a click takes one away.</summary>
public sealed partial class Chips
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>The filters, in the order of the form.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Chip> Items { get; set; }

    /// <summary>The list without any of them.</summary>
    [Parameter] public string? ClearHref { get; set; }
}
