using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A place on a <see cref="DotMap"/>.</summary>
/// <param name="Text">Its name in the language of the page.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Count">How many there are; the area of the dot grows with it.</param>
/// <param name="Href">Where the dot leads.</param>
public sealed record MapPoint(string Text, double Latitude, double Longitude, int Count, string Href);

/// <summary>
/// Places as dots on a net of degrees, 73–135° east and 18–54° north. On purpose without coasts and borders: a country's
/// outline is a legal statement, and this is only wayfinding. Decoration beside a list with the same links, so it is
/// hidden from those who do not see it and left out of the tab order.
/// </summary>
public sealed partial class DotMap
{
    private const int Width = 400, Height = 290;
    private const double Smallest = 5, Largest = 22;

    // So much room a label takes: labels that would lie on another's are left out; the list beside has them all.
    private const double LabelWidth = 84, LabelHeight = 22;

    /// <summary>The places.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<MapPoint> Points { get; set; }

    /// <summary>Large dots first, so that small ones lie on top; the larger keeps its label.</summary>
    private IEnumerable<(MapPoint Point, bool IsLabelled)> Labelled
    {
        get
        {
            var taken = new List<(double X, double Y)>();
            foreach (var point in Points.OrderByDescending(point => point.Count))
            {
                var (x, y) = (Across(point.Longitude), Down(point.Latitude));
                var isFree = taken.TrueForAll(other => Math.Abs(other.X - x) > LabelWidth || Math.Abs(other.Y - y) > LabelHeight);
                if (isFree) taken.Add((x, y));
                yield return (point, isFree);
            }
        }
    }

    private static double Across(double longitude) => (longitude - 73) * Width / 62;

    private static double Down(double latitude) => (54 - latitude) * Height / 36;

    private static string X(double longitude) => Short(Across(longitude));

    private static string Y(double latitude) => Short(Down(latitude));

    private string Radius(MapPoint point) => Short(Size(point));

    private double Size(MapPoint point) => Smallest + ((Largest - Smallest) * Math.Sqrt((double)point.Count / Points.Max(other => other.Count)));

    /// <summary>Too far east for a label on its right.</summary>
    private static bool IsEast(MapPoint point) => Across(point.Longitude) > Width - LabelWidth - Largest;

    private string LabelX(MapPoint point) => Short(Across(point.Longitude) + (IsEast(point) ? -1 : 1) * (Size(point) + 5));

    private static string LabelY(MapPoint point) => Short(Down(point.Latitude) + 4.5);

    private static string Short(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
