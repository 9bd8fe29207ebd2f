using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A place on a <see cref="DotMap"/>.</summary>
/// <param name="Text">Its name in the language of the page.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Colour">Colour of the dot as "#rrggbb".</param>
/// <param name="Href">Where the dot leads.</param>
public sealed record MapPoint(string Text, double Latitude, double Longitude, string Colour, string Href);

/// <summary>
/// Places as dots on a net of degrees, 73–135° east and 18–54° north. On purpose without coasts and borders: a country's
/// outline is a legal statement, and this is only wayfinding. Decoration beside a list with the same links, so it is
/// hidden from those who do not see it and left out of the tab order.
/// </summary>
public sealed partial class DotMap
{
    private const int Width = 400, Height = 290;

    /// <summary>The places.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<MapPoint> Points { get; set; }

    private static string X(double longitude) => ((longitude - 73) * Width / 62).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Y(double latitude) => ((54 - latitude) * Height / 36).ToString("0.#", CultureInfo.InvariantCulture);
}
