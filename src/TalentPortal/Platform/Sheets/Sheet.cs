using System.Text;

namespace TalentPortal.Platform.Sheets;

/// <summary>
/// A table that somebody sent, read line by line and never whole, so that a hostile one costs no memory. Empty columns behind
/// the last heading and lines without any text are left out. Nothing in it is evaluated: a formula is the value it was saved with.
/// </summary>
public sealed class Sheet
{
    /// <summary>Lines below the headings.</summary>
    public const int MostLines = 50_000;

    /// <summary>Columns with a heading.</summary>
    public const int MostColumns = 120;

    /// <summary>Characters of a cell.</summary>
    public const int LongestCell = 40_000;

    /// <summary>Characters of a heading that are kept.</summary>
    public const int LongestHeading = 120;

    private readonly Func<IEnumerable<SheetLine>> _lines;

    private Sheet(IReadOnlyList<string> columns, Func<IEnumerable<SheetLine>> lines) => (Columns, _lines) = (columns, lines);

    /// <summary>The headings, without blanks around them; an empty one is named by its place: <c>#3</c>.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The lines below the headings, read as one goes on.</summary>
    /// <exception cref="SheetException">From this line on it cannot be read, or it has more than <see cref="MostLines"/>.</exception>
    public IEnumerable<SheetLine> Lines()
    {
        var count = 0;
        foreach (var line in _lines())
        {
            if (line.Cells.All(string.IsNullOrWhiteSpace)) continue;
            if (++count > MostLines) throw new SheetException(new("Sheet_TooManyLines", MostLines));
            if (line.Cells.Count > Columns.Count && line.Cells.Skip(Columns.Count).Any(cell => !string.IsNullOrWhiteSpace(cell))) throw new SheetException(new("Sheet_CellWithoutHeading", line.Number));
            yield return line with { Cells = [.. Enumerable.Range(0, Columns.Count).Select(i => i < line.Cells.Count ? line.Cells[i] : "")] };
        }
    }

    /// <summary>The format that an ending names, in any case and without its dot; null for others.</summary>
    public static SheetFormat? FormatOf(string ending) => ending.ToLowerInvariant() switch
    {
        "csv" or "txt" or "tsv" => SheetFormat.Csv,
        "xlsx" => SheetFormat.Xlsx,
        "jsonl" or "ndjson" => SheetFormat.JsonLines,
        _ => null,
    };

    /// <summary>Opens a table and reads its headings.</summary>
    /// <exception cref="SheetException">It is no table of this format, or has no headings.</exception>
    public static Sheet Open(byte[] content, SheetFormat format)
    {
        if (format == SheetFormat.JsonLines)
        {
            var names = JsonLinesReader.Columns(content);
            return new(Named(names), () => JsonLinesReader.Lines(content, names));
        }

        IEnumerable<SheetLine> All() => format == SheetFormat.Xlsx ? XlsxReader.Lines(content) : CsvReader.Lines(content, EncodingOf(content));
        var head = All().FirstOrDefault(line => !line.Cells.All(string.IsNullOrWhiteSpace)) ?? throw new SheetException("Sheet_Empty");
        return new(Named(head.Cells), () => All().Where(line => line.Number > head.Number));
    }

    private static List<string> Named(IReadOnlyList<string> cells)
    {
        var last = cells.Count;
        while (last > 0 && string.IsNullOrWhiteSpace(cells[last - 1])) last--;
        if (last == 0) throw new SheetException("Sheet_Empty");
        if (last > MostColumns) throw new SheetException(new("Sheet_TooManyColumns", MostColumns));
        return [.. Enumerable.Range(0, last).Select(i => string.IsNullOrWhiteSpace(cells[i]) ? $"#{i + 1}" : Short(cells[i].Trim()))];
    }

    private static string Short(string text) => text.Length <= LongestHeading ? text : text[..LongestHeading];

    /// <summary>A byte order mark decides; else UTF-8 where all of it is valid, else what Chinese spreadsheets write without a mark.</summary>
    private static Encoding EncodingOf(ReadOnlySpan<byte> content)
    {
        if (content is [0xEF, 0xBB, 0xBF, ..]) return new UTF8Encoding(true, throwOnInvalidBytes: true);
        if (content is [0xFF, 0xFE, ..]) return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
        if (content is [0xFE, 0xFF, ..]) return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
        if (content.Contains((byte)0)) throw new SheetException("Sheet_NoText");
        if (System.Text.Unicode.Utf8.IsValid(content)) return new UTF8Encoding(false, throwOnInvalidBytes: true);
        return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    }
}
