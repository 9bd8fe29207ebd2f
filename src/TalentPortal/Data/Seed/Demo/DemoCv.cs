using System.Globalization;
using System.Text;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Writes the CV of a demo person: one page of PDF that says of itself that it is a demonstration.</summary>
internal static class DemoCv
{
    private const string Mark = "DEMONSTRATION - an invented person, not a real CV";

    /// <param name="lines">ASCII text, since the page uses a font that every reader has; a line that ends in a colon is a heading.</param>
    public static byte[] Write(string name, IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        Line(text, 790, "F2", 9, Mark);
        Line(text, 745, "F2", 22, name);
        var y = 715;
        foreach (var line in lines)
        {
            var isHeading = line.EndsWith(':');
            y -= isHeading ? 30 : 17;
            Line(text, y, isHeading ? "F2" : "F1", isHeading ? 13 : 11, line.TrimEnd(':'));
        }

        Line(text, 50, "F1", 9, Mark);
        return File(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> /Contents 4 0 R >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        ]);
    }

    private static void Line(StringBuilder page, int y, string font, int size, string text)
    {
        var safe = text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal);
        page.Append(CultureInfo.InvariantCulture, $"BT /{font} {size} Tf 64 {y} Td ({safe}) Tj ET\n");
    }

    private static byte[] File(IReadOnlyList<string> objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var at = new List<int>();
        foreach (var (body, i) in objects.Select((body, i) => (body, i)))
        {
            at.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in at) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
