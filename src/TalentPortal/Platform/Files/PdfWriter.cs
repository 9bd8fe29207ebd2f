using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Files;

/// <summary>Writes a PDF object by object, with one plain table of where they are.</summary>
internal sealed class PdfWriter
{
    private readonly MemoryStream _file = new();
    private readonly SortedDictionary<int, (long At, int Generation)> _places = [];

    public PdfWriter() => Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");

    public void Object(int number, int generation, ReadOnlySpan<byte> body)
    {
        _places[number] = (_file.Position, generation);
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n"));
        _file.Write(body);
        Write("\nendobj\n");
    }

    public void Object(int number, string body) => Object(number, 0, Encoding.Latin1.GetBytes(body));

    /// <param name="entries">Of its dictionary, but for the length.</param>
    public void Stream(int number, string entries, ReadOnlySpan<byte> data)
    {
        _places[number] = (_file.Position, 0);
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<< {entries} /Length {data.Length} >>\nstream\n"));
        _file.Write(data);
        Write("\nendstream\nendobj\n");
    }

    public byte[] Finish(int root, int rootGeneration = 0)
    {
        var at = _file.Position;
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f\r\n");
        foreach (var (number, (place, generation)) in _places) table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} {generation:D5} n\r\n");
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_places.Keys.Last() + 1} /Root {root} {rootGeneration} R >>\nstartxref\n{at}\n%%EOF\n");
        Write(table.ToString());
        return _file.ToArray();
    }

    private void Write(string text) => _file.Write(Encoding.Latin1.GetBytes(text));
}
