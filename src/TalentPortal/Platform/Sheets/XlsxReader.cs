using System.Collections.Frozen;
using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace TalentPortal.Platform.Sheets;

/// <summary>Reads the first visible sheet of a workbook, row by row.</summary>
internal static class XlsxReader
{
    /// <summary>Characters of XML in one part: a part that unpacks to more is refused while it is read.</summary>
    private const int LongestPart = 60_000_000;

    /// <summary>Excel's own date formats (ECMA-376 part 1, 18.8.30), those of East Asia with them; formats of times alone are not among them.</summary>
    private static readonly FrozenSet<uint> DateFormats = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];

    public static IEnumerable<SheetLine> Lines(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var document = Opened(stream);
        var (sheet, shared, dates, from1904) = Guarded(() => Parts(document));
        using var reader = OpenXmlReader.Create(sheet);
        var number = 0;
        while (Guarded(() => ToRow(reader)) is { } row)
        {
            number = row.RowIndex?.Value is { } given and <= int.MaxValue ? (int)given : number + 1;
            yield return new(number, Guarded(() => Cells(row, shared, dates, from1904, number)));
        }
    }

    private static SpreadsheetDocument Opened(Stream stream) =>
        Guarded(() => SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = LongestPart }));

    private static (WorksheetPart Sheet, IReadOnlyList<string> Shared, HashSet<uint> Dates, bool From1904) Parts(SpreadsheetDocument document)
    {
        var book = document.WorkbookPart ?? throw new SheetException("Sheet_NoWorkbook");
        var first = book.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault(one => one.State is null || one.State.Value == SheetStateValues.Visible);
        if (first?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart sheet) throw new SheetException("Sheet_NoWorkbook");
        return (sheet, Strings(book.SharedStringTablePart), Dates(book.WorkbookStylesPart), book.Workbook.WorkbookProperties?.Date1904?.Value ?? false);
    }

    private static List<string> Strings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null) return strings;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) continue;
            strings.Add(TextOf((SharedStringItem)reader.LoadCurrentElement()!));
        }

        return strings;
    }

    /// <summary>The words without the readings that Japanese and Chinese programs keep beside them.</summary>
    private static string TextOf(OpenXmlElement item) =>
        string.Concat(item.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    /// <summary>Numbers of the cell formats that show a date.</summary>
    private static HashSet<uint> Dates(WorkbookStylesPart? part)
    {
        var styles = part?.Stylesheet;
        var custom = styles?.NumberingFormats?.Elements<NumberingFormat>().Where(format => IsDate(format.FormatCode?.Value)).Select(format => format.NumberFormatId!.Value).ToHashSet() ?? [];
        var formats = styles?.CellFormats?.Elements<CellFormat>().ToList() ?? [];
        return [.. Enumerable.Range(0, formats.Count).Where(i => formats[i].NumberFormatId?.Value is { } id && (DateFormats.Contains(id) || custom.Contains(id))).Select(i => (uint)i)];
    }

    /// <summary>A year or a day stands in it, outside of brackets and quotation marks.</summary>
    private static bool IsDate(string? code)
    {
        var (quoted, bracket) = (false, false);
        foreach (var c in code ?? "")
        {
            if (c == '"') quoted = !quoted;
            else if (c is '[' or ']') bracket = c == '[';
            else if (!quoted && !bracket && c is 'y' or 'Y' or 'd' or 'D') return true;
        }

        return false;
    }

    private static Row? ToRow(OpenXmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement) return (Row)reader.LoadCurrentElement()!;
        }

        return null;
    }

    private static List<string> Cells(Row row, IReadOnlyList<string> shared, HashSet<uint> dates, bool from1904, int number)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            // Cells far to the right are leftovers of formatting; one with a value there has no heading.
            if (column >= 10 * Sheet.MostColumns) continue;
            while (cells.Count < column) cells.Add("");
            var text = TextOf(cell, shared, dates, from1904);
            if (text.Length > Sheet.LongestCell) throw new SheetException(new("Sheet_CellTooLong", number, Sheet.LongestCell));
            if (column < cells.Count) cells[column] = text;
            else cells.Add(text);
        }

        return cells;
    }

    private static string TextOf(Cell cell, IReadOnlyList<string> shared, HashSet<uint> dates, bool from1904)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is not { } type || type == CellValues.Number) return value.Length == 0 ? "" : Number(value, cell.StyleIndex?.Value is { } style && dates.Contains(style), from1904);
        if (type == CellValues.SharedString) return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : throw new SheetException("Sheet_NoWorkbook");
        if (type == CellValues.InlineString) return cell.InlineString is { } inline ? TextOf(inline) : "";
        if (type == CellValues.Boolean) return value == "1" ? "true" : "false";
        return type == CellValues.Date && value.Length > 10 ? value[..10] : value;
    }

    private static string Number(string value, bool isDate, bool from1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        if (isDate && number is > 0 and < 2_900_000) return DateTime.FromOADate(number + (from1904 ? 1462 : 0)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture) : value;
    }

    /// <summary>The place of a cell by its name: 0 for A1, 27 for AB7.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter).Take(4)) column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        return column == 0 ? null : column - 1;
    }

    /// <summary>Whatever a broken or hostile file makes the reader throw is one thing to whoever sent it.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is OpenXmlPackageException or XmlException or InvalidDataException or IOException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or UriFormatException or OverflowException)
        {
            throw new SheetException("Sheet_NoWorkbook");
        }
    }
}
