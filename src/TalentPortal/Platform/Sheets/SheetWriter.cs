using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace TalentPortal.Platform.Sheets;

/// <summary>Writes tables that open in spreadsheets without anything in them being evaluated (CWE-1236).</summary>
public static class SheetWriter
{
    /// <summary>Media type of a workbook.</summary>
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Media type of comma-separated values.</summary>
    public const string CsvType = "text/csv; charset=utf-8";

    private const string Quote = "'";

    /// <summary>Characters with which spreadsheets begin a formula; the last four are wide forms that some of them read alike.</summary>
    private const string FormulaSigns = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static readonly System.Buffers.SearchValues<char> InNeedOfQuotes = System.Buffers.SearchValues.Create("\",;\t\r\n ");

    /// <summary>Comma-separated values in UTF-8 with a byte order mark, which Excel needs for Chinese; what looks like a formula gets a quote in front of it.</summary>
    public static async Task Csv(Stream to, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<string?>> lines, CancellationToken ct)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = cell => cell.Field?.AsSpan().IndexOfAny(InNeedOfQuotes) >= 0 });
        await Line(heads);
        await foreach (var line in lines.WithCancellation(ct)) await Line(line);

        Task Line(IReadOnlyList<string?> cells)
        {
            foreach (var cell in cells) csv.WriteField(Harmless(cell));
            return csv.NextRecordAsync();
        }
    }

    /// <summary>A workbook of one sheet in which every cell is a text. Needs a stream that can seek, such as one in memory.</summary>
    public static async Task Xlsx(Stream to, string name, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<string?>> lines, CancellationToken ct)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var part = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            writer.WriteElement(Line(heads));
            await foreach (var line in lines.WithCancellation(ct)) writer.WriteElement(Line(line));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = name.Length <= 31 ? name : name[..31] }));

        static Row Line(IReadOnlyList<string?> cells) => new(cells.Select(cell => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Printable(cell)) { Space = SpaceProcessingModeValues.Preserve }) }));
    }

    /// <summary>The text with a quote in front where a spreadsheet would evaluate it, or would take such a quote away.</summary>
    public static string Harmless(string? text) => text is null or "" ? "" : FormulaSigns.Contains(text.TrimStart(' ', '\u00a0', '\u3000') is { Length: > 0 } words ? words[0] : text[0], StringComparison.Ordinal) ? Quote + text : text;

    /// <summary>What <see cref="Harmless"/> was made from.</summary>
    public static string Original(string text) => text.StartsWith(Quote, StringComparison.Ordinal) && Harmless(text[1..]) == text ? text[1..] : text;

    /// <summary>XML has no control characters.</summary>
    private static string Printable(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
}
