using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Sheets;

/// <summary>How a table is written.</summary>
public enum SheetFormat
{
    /// <summary>RFC 4180, also with semicolons or tabs, in UTF-8, UTF-16 with a byte order mark, or GB18030.</summary>
    Csv,

    /// <summary>The first visible sheet of an Office Open XML workbook.</summary>
    Xlsx,

    /// <summary>One JSON object a line; its names are the columns, with dots between the levels.</summary>
    JsonLines,
}

/// <summary>A line of a table.</summary>
/// <param name="Number">Where it begins in the file: the line of a text, the row of a sheet; from 1.</param>
/// <param name="Cells">As texts: numbers with a point, dates as yyyy-MM-dd, nothing as an empty text.</param>
public sealed record SheetLine(int Number, IReadOnlyList<string> Cells);

/// <summary>The file cannot be read as a table, from some line on.</summary>
/// <param name="text">Key and values for whoever sent it, see <see cref="SheetsText"/>.</param>
public sealed class SheetException(TextKey text) : Exception(text.Name)
{
    /// <summary>Why, in words for people.</summary>
    public TextKey Text { get; } = text;
}
