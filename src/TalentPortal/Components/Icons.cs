using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>
/// The one set of line icons: each is a single SVG path on a grid of 20 × 20, drawn with a round stroke of 1.5
/// in the colour of the text around it. Drawn for this portal.
/// </summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> paths = new Dictionary<string, string>
    {
        ["alert"] = "M10 3 18 16.5H2zM10 8v4M10 14.3v.1",
        ["arrow-left"] = "M16 10H4M9 5l-5 5 5 5",
        ["arrow-right"] = "M4 10h12M11 5l5 5-5 5",
        ["bell"] = "M5 14V9a5 5 0 0 1 10 0v5l1.5 1h-13zM8.5 17.5h3",
        ["briefcase"] = "M3 7h14v10H3zM7 7V4.5h6V7M3 11.5h14M10 11v1.5",
        ["building"] = "M4 17.5V3h8v14.5M12 8h4v9.5M2.5 17.5h15M7 6.5h2M7 10h2M7 13.5h2",
        ["calendar"] = "M3 4.5h14v13H3zM3 8.5h14M7 2.5v3.5M13 2.5v3.5",
        ["chart"] = "M3 3v14h14M7 14V9.5M10.5 14V6M14 14v-3",
        ["check"] = "M4 10.5 8 14.5 16 5.5",
        ["chevron-down"] = "M5 7.5 10 12.5 15 7.5",
        ["chevron-left"] = "M12 5 7 10l5 5",
        ["chevron-right"] = "M8 5l5 5-5 5",
        ["clock"] = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.2l3 1.8",
        ["close"] = "M5 5l10 10M15 5 5 15",
        ["copy"] = "M7 7h10v10H7zM13 7V3H3v10h4",
        ["degree"] = "M10 4 1.5 8 10 12l8.5-4zM5 10v4.2c2.5 2.2 7.5 2.2 10 0V10M18.5 8v4.5",
        ["done"] = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.5 10.3 9 12.8l4.5-5",
        ["download"] = "M10 3v9.5M6 8.7l4 4 4-4M3.5 16.5h13",
        ["edit"] = "M3.5 16.5 4.5 12.5 13 4l3 3-8.5 8.5zM11 6l3 3",
        ["external"] = "M11 3.5h5.5V9M16.5 3.5 9 11M14 11.5v5H3.5V6h5",
        ["eye"] = "M1.5 10c4-7 13-7 17 0-4 7-13 7-17 0zM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
        ["feed"] = "M4 15.4v.1M4 10a6 6 0 0 1 6 6M4 4.5A11.5 11.5 0 0 1 15.5 16",
        ["file"] = "M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4M8 10.5h5M8 13.5h5",
        ["filter"] = "M3 5.5h14M5.5 10h9M8 14.5h4",
        ["flag"] = "M4.5 17.5v-14c4-2 7 2 11 0v8c-4 2-7-2-11 0",
        ["globe"] = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM2.5 10h15M10 2.5c-4.2 4-4.2 11 0 15M10 2.5c4.2 4 4.2 11 0 15",
        ["history"] = "M3 10a7 7 0 1 0 2.3-5.2L3 7M3 3v4h4M10 6.5V10l2.5 2",
        ["home"] = "M3 9.5 10 3.5l7 6M5 8v9h10V8M8.5 17v-5h3v5",
        ["info"] = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9v5M10 6.2v.1",
        ["key"] = "M7 8.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 9.7 16.5 3M14 5.5l2.5 2.5M12 7.5l1.7 1.7",
        ["lock"] = "M4.5 9h11v8.5h-11zM7 9V6a3 3 0 0 1 6 0v3M10 12.5v1.5",
        ["mail"] = "M2.5 4.5h15v11h-15zM3 5.5 10 11l7-5.5",
        ["menu"] = "M3 5.5h14M3 10h14M3 14.5h14",
        ["message"] = "M3 4h14v10H9l-4 3v-3H3zM6.5 7.7h7M6.5 10.5h4.5",
        ["minus"] = "M4 10h12",
        ["moon"] = "M16.5 12A7 7 0 1 1 8 3.5a5.5 5.5 0 0 0 8.5 8.5z",
        ["money"] = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.7 6 10 10l3.3-4M10 10v4.5M7.5 10.2h5M7.5 12.4h5",
        ["phone"] = "M6 2.5h8v15H6zM9 15h2",
        ["pin"] = "M10 18c4-4.2 6-7.2 6-9.7a6 6 0 0 0-12 0C4 10.8 6 13.8 10 18zM10 6a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 10 6z",
        ["plus"] = "M10 4v12M4 10h12",
        ["print"] = "M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8v6H6z",
        ["search"] = "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.7 12.7 17 17",
        ["settings"] = "M3 6h6M13 6h4M11 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM3 14h3M10 14h7M8 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
        ["shield"] = "M10 2.5 16 5v5c0 3.5-2.5 6-6 7.5C6.5 16 4 13.5 4 10V5zM7.2 10l2 2 3.6-4",
        ["sign-out"] = "M8.5 3H3.5v14h5M8 10h9M13.5 6.5 17 10l-3.5 3.5",
        ["star"] = "M10 2.5l2.3 4.9 5.2.7-3.8 3.7.9 5.3L10 14.5l-4.6 2.6.9-5.3L2.5 8.1l5.2-.7z",
        ["stop"] = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.5M10 13.7v.1",
        ["trash"] = "M3.5 5.5h13M8 5.5V3h4v2.5M5 5.5l.8 12h8.4l.8-12M8.5 9v5M11.5 9v5",
        ["undo"] = "M4 8h8.5a4 4 0 0 1 0 8H8M7.5 4.5 4 8l3.5 3.5",
        ["upload"] = "M10 12.5V3M6 7l4-4 4 4M3.5 16.5h13",
        ["user"] = "M10 3a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM3.5 17.5c.5-4 3-5.5 6.5-5.5s6 1.5 6.5 5.5",
        ["users"] = "M7.5 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM1.5 16.5c.4-3.4 2.6-4.7 6-4.7s5.6 1.3 6 4.7M13 4.2a3 3 0 0 1 0 5.6M15.5 12.2c1.9.6 2.8 2 3 4.3",
        ["waiting"] = "M5.5 2.5h9M5.5 17.5h9M6.5 2.5v3.5L10 10l3.5-4V2.5M6.5 17.5V14L10 10l3.5 4v3.5",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, RenderFragment> decorations = paths.ToFrozenDictionary(
        icon => icon.Key,
        RenderFragment (icon) => builder => builder.AddMarkupContent(0, $"""<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="{icon.Value}"></path></svg>"""));

    /// <summary>The names there are, in no order.</summary>
    public static IReadOnlyCollection<string> Names => paths.Keys;

    /// <summary>The path of an icon.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No icon has that name.</exception>
    public static string Path(string name) =>
        paths.TryGetValue(name, out var path) ? path : throw new ArgumentOutOfRangeException(nameof(name), name, "No icon has this name");

    /// <summary>
    /// The icon beside a word that says the same, without a component of its own: for the rows of long lists, where
    /// components are most of what a page costs. Elsewhere use <see cref="Icon"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No icon has that name.</exception>
    public static RenderFragment Beside(string name) =>
        decorations.TryGetValue(name, out var icon) ? icon : throw new ArgumentOutOfRangeException(nameof(name), name, "No icon has this name");
}
