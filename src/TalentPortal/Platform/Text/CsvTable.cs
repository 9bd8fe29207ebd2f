using System.Globalization;
using System.Reflection;
using System.Text;

namespace TalentPortal.Platform.Text;

/// <summary>
/// A strict reader for the CSV files that ship inside the assembly: RFC 4180 quoting, UTF-8, a header row, and lines
/// that begin with <c>#</c> as comments. Every fault names its file and line, because a bad reference file must stop
/// the start and be found at once.
/// </summary>
public sealed class CsvTable
{
    private CsvTable(string name, IReadOnlyList<CsvRow> rows) => (Name, Rows) = (name, rows);

    public string Name { get; }

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads an embedded resource of <paramref name="assembly"/> whose name ends in <c>.{fileName}</c>.</summary>
    public static CsvTable FromResource(Assembly assembly, string fileName, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var resource = assembly.GetManifestResourceNames().SingleOrDefault(n => n.EndsWith("." + fileName, StringComparison.Ordinal))
            ?? throw new CsvException(fileName, 0, "is not embedded in the assembly");
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return Parse(fileName, reader.ReadToEnd(), columns);
    }

    /// <summary>Parses <paramref name="text"/>; its header must be exactly <paramref name="columns"/>, in that order.</summary>
    /// <exception cref="CsvException">The text breaks a rule; the message names file and line.</exception>
    public static CsvTable Parse(string name, string text, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new List<CsvRow>();
        string[]? header = null;
        var at = 0;
        var line = 1;
        while (at < text.Length)
        {
            if (text[at] == '#')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end + 1;
                line++;
                continue;
            }
            var start = line;
            var fields = ReadRecord(name, text, ref at, ref line);
            if (header is null)
            {
                header = fields;
                if (!fields.SequenceEqual(columns))
                    throw new CsvException(name, start, $"has the columns '{string.Join(',', fields)}' instead of '{string.Join(',', columns)}'");
            }
            else if (fields.Length != header.Length)
            {
                throw new CsvException(name, start, $"has {fields.Length} fields instead of {header.Length}");
            }
            else
            {
                rows.Add(new CsvRow(name, start, columns, fields));
            }
        }
        if (header is null)
            throw new CsvException(name, line, "has no header row");
        return new CsvTable(name, rows);
    }

    private static string[] ReadRecord(string name, string text, ref int at, ref int line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        while (true)
        {
            field.Clear();
            if (at < text.Length && text[at] == '"')
            {
                ReadQuoted(name, text, ref at, ref line, field);
            }
            else
            {
                while (at < text.Length && text[at] is not (',' or '\n' or '\r'))
                {
                    if (text[at] == '"')
                        throw new CsvException(name, line, "has a quote inside an unquoted field");
                    field.Append(text[at++]);
                }
            }
            fields.Add(field.ToString());
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }
            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at++] != '\n')
                throw new CsvException(name, line, "has text after a closing quote");
            line++;
            return [.. fields];
        }
    }

    private static void ReadQuoted(string name, string text, ref int at, ref int line, StringBuilder field)
    {
        var start = line;
        at++;
        while (true)
        {
            if (at >= text.Length)
                throw new CsvException(name, start, "has a quote that is never closed");
            var c = text[at++];
            if (c == '"')
            {
                if (at >= text.Length || text[at] != '"')
                    return;
                at++;
            }
            else if (c == '\n')
            {
                line++;
            }
            field.Append(c);
        }
    }
}

/// <summary>One record of a <see cref="CsvTable"/>, with typed access that reports file and line on a bad value.</summary>
public sealed class CsvRow(string file, int line, string[] columns, string[] fields)
{
    public int Line => line;

    /// <summary>The value of a column that must not be empty or padded with blanks.</summary>
    public string Text(string column) =>
        Optional(column) ?? throw Bad(column, "is empty");

    /// <summary>The value of a column, or null where it is empty.</summary>
    public string? Optional(string column)
    {
        var value = fields[Array.IndexOf(columns, column)];
        if (value.Trim() != value)
            throw Bad(column, $"has blanks around '{value}'");
        return value.Length == 0 ? null : value;
    }

    public int Number(string column) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw Bad(column, $"is not a number: '{Text(column)}'");

    public int? OptionalNumber(string column) => Optional(column) is null ? null : Number(column);

    /// <summary>A date written as yyyy-MM-dd.</summary>
    public DateOnly Date(string column) =>
        DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d)
            ? d : throw Bad(column, $"is not a date: '{Text(column)}'");

    /// <summary>An enum value written in snake_case or kebab-case.</summary>
    public TEnum Choice<TEnum>(string column) where TEnum : struct, Enum =>
        char.IsAsciiLetter(Text(column)[0]) && Enum.TryParse<TEnum>(Text(column).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value : throw Bad(column, $"is none of {string.Join(", ", Enum.GetNames<TEnum>())}: '{Text(column)}'");

    /// <summary>The values of a column that holds a list, separated by <paramref name="separator"/>; empty where the column is.</summary>
    public IReadOnlyList<string> List(string column, char separator) => Optional(column)?.Split(separator) ?? [];

    public CsvException Bad(string column, string what) => new(file, line, $"column {column} {what}");
}

/// <summary>A fault in a CSV file that ships with the product.</summary>
public sealed class CsvException(string file, int line, string what) : Exception($"{file}, line {line}: {what}")
{
    public string File { get; } = file;

    public int Line { get; } = line;
}
