using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Files;

/// <summary>
/// A mark as strokes of a pen, so that it needs no font in the paper that it is drawn on. Letters stand on a grid of 4 by 6; each is
/// given as lines from point to point.
/// </summary>
internal static class MarkStrokes
{
    private const double Advance = 5.4;
    private const int Lines = 7;

    private static readonly FrozenDictionary<char, string[]> Letters = new Dictionary<char, string>
    {
        ['A'] = "00 26 40,12 32", ['B'] = "00 06 36 45 44 33 03,33 42 41 30 00", ['C'] = "45 36 16 05 01 10 30 41", ['D'] = "00 06 26 44 42 20 00", ['E'] = "46 06 00 40,03 33", ['F'] = "46 06 00,03 33",
        ['G'] = "45 36 16 05 01 10 30 41 43 23", ['H'] = "00 06,40 46,03 43", ['I'] = "10 30,16 36,20 26", ['J'] = "46 41 30 10 01", ['K'] = "00 06,46 03 40", ['L'] = "06 00 40", ['M'] = "00 06 23 46 40",
        ['N'] = "00 06 40 46", ['O'] = "10 30 41 45 36 16 05 01 10", ['P'] = "00 06 36 45 44 33 03", ['Q'] = "10 30 41 45 36 16 05 01 10,22 40", ['R'] = "00 06 36 45 44 33 03,23 40",
        ['S'] = "45 36 16 05 04 13 33 42 41 30 10 01", ['T'] = "06 46,26 20", ['U'] = "06 01 10 30 41 46", ['V'] = "06 20 46", ['W'] = "06 10 23 30 46", ['X'] = "00 46,06 40", ['Y'] = "06 23 46,23 20",
        ['Z'] = "06 46 00 40", ['0'] = "10 30 41 45 36 16 05 01 10,01 45", ['1'] = "15 26 20,10 30", ['2'] = "05 16 36 45 44 00 40", ['3'] = "06 46 23 33 42 41 30 10 01", ['4'] = "30 36 02 42",
        ['5'] = "46 06 04 34 43 41 30 10 01", ['6'] = "36 16 05 01 10 30 41 42 33 03", ['7'] = "06 46 10", ['8'] = "13 04 05 16 36 45 44 33 13 02 01 10 30 41 42 33", ['9'] = "10 30 41 45 36 16 05 04 13 43",
        ['-'] = "13 33", [':'] = "21 22,24 25", ['.'] = "20 21", ['|'] = "20 26", ['/'] = "00 46", ['('] = "36 24 22 30", [')'] = "16 24 22 10", [','] = "21 10", ['\''] = "26 25", ['&'] = "40 15 26 35 02 01 10 41",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(','));

    /// <summary>What can be drawn of a text: in capitals, without accents; the rest is left blank.</summary>
    public static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(char.ToUpperInvariant).Select(c => Letters.ContainsKey(c) ? c : ' '));

    /// <summary>A page's content that draws the mark across it, line under line, and once along its foot. The words stand in it as a comment too.</summary>
    /// <param name="turn">By how many degrees the page is shown turned.</param>
    public static byte[] Draw(string mark, double left, double bottom, double width, double height, int turn)
    {
        var page = new StringBuilder("Q\n% ").Append(mark).Append("\n1 J 1 j\n");
        var length = Math.Max(mark.Length, 12) * Advance;
        var scale = Math.Min(width, height) * 1.1 / length;
        for (var i = 0; i < Lines; i++)
            Line(page, mark, left + (width * (i % 2 == 0 ? 0.06 : 0.16)), bottom + (height * (i - 0.6) / (Lines - 1)), scale, turn + 33, "0.55 G 0.55 w");
        Line(page, mark, left + 10, bottom + 8, Math.Min((width - 20) / length, 1.4), 0, "0 G 0.7 w");
        return Encoding.ASCII.GetBytes(page.ToString());
    }

    private static void Line(StringBuilder page, string mark, double x, double y, double scale, int degrees, string pen)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        page.Append(CultureInfo.InvariantCulture, $"q {cos * scale:0.####} {sin * scale:0.####} {-sin * scale:0.####} {cos * scale:0.####} {x:0.##} {y:0.##} cm {pen}\n");
        for (var i = 0; i < mark.Length; i++)
            if (Letters.TryGetValue(mark[i], out var strokes))
                foreach (var stroke in strokes)
                {
                    var points = stroke.Split(' ');
                    for (var p = 0; p < points.Length; p++) page.Append(CultureInfo.InvariantCulture, $"{(i * Advance) + points[p][0] - '0':0.#} {points[p][1] - '0'} {(p == 0 ? 'm' : 'l')} ");
                    page.Append("S\n");
                }

        page.Append("Q\n");
    }
}
