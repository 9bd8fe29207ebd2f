using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;

namespace TalentPortal.Platform.Content;

/// <summary>A file of content that people take out, change and bring again.</summary>
/// <param name="Name">Its path among the others: <c>guides/work-permit.md</c>, <c>services.csv</c>.</param>
public sealed record ContentFile(string Name, byte[] Bytes);

/// <summary>What a part of a file comes to, held against what is kept.</summary>
public enum ContentLineState
{
    New,
    Changed,
    Same,
    Faulty,
}

/// <summary>A part of a file: a guide, a line of a table.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Key">Names what it is about; null where that cannot be read.</param>
/// <param name="Words">What is wrong, or what changed with <c>- </c> and <c>+ </c> in front of lines; in the language of who asks.</param>
public sealed record ContentLine(int Line, string? Key, ContentLineState State, string? Words = null)
{
    /// <summary>Characters of <see cref="Words"/> that are kept.</summary>
    public const int WordsMax = 3_000;
}

/// <summary>What a file comes to. One with a fault changes nothing.</summary>
public sealed record ContentReading(string Name, IReadOnlyList<ContentLine> Lines)
{
    /// <summary>Of the whole file: faulty where any of it is, else new before changed before same.</summary>
    public ContentLineState State =>
        Lines.Any(line => line.State == ContentLineState.Faulty) ? ContentLineState.Faulty : Lines.Count > 0 && Lines.All(line => line.State == ContentLineState.New) ? ContentLineState.New
        : Lines.Any(line => line.State != ContentLineState.Same) ? ContentLineState.Changed : ContentLineState.Same;
}

/// <summary>One kind of content as files: written for the caller's own tenant, and read again. Features register theirs.</summary>
public interface IContentExchange
{
    /// <summary>Whether a file of this name is of the kind.</summary>
    bool Reads(string name);

    /// <summary>All of the tenant's own.</summary>
    Task<IReadOnlyList<ContentFile>> Write(CancellationToken ct);

    /// <summary>Holds a file against what is kept.</summary>
    /// <param name="others">Names of all files that came with it.</param>
    /// <param name="isApplied">Whether it changes what is kept, where nothing in it is wrong; the caller's transaction saves.</param>
    Task<ContentReading> Take(ContentFile file, IReadOnlySet<string> others, bool isApplied, CancellationToken ct);
}

/// <summary>Tables of content: comma-separated, harmless in spreadsheets, and read again as they were.</summary>
public static class ContentTable
{
    public static async Task<byte[]> Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> lines, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        await SheetWriter.Csv(memory, columns, lines.ToAsyncEnumerable(), ct);
        return memory.ToArray();
    }

    /// <summary>The lines, each cell by its column; an empty cell is null.</summary>
    /// <exception cref="SheetException">It is no table, or a column is missing.</exception>
    public static IReadOnlyList<(int Line, IReadOnlyDictionary<string, string?> Cells)> Read(byte[] content, IReadOnlyList<string> columns)
    {
        var sheet = Sheet.Open(content, SheetFormat.Csv);
        if (columns.FirstOrDefault(column => !sheet.Columns.Contains(column)) is { } missing) throw new SheetException(new TextKey("Sheet_ColumnMissing", missing));
        var places = columns.ToDictionary(column => column, column => ((List<string>)[.. sheet.Columns]).IndexOf(column), StringComparer.Ordinal);
        return [.. sheet.Lines().Select(line => (line.Number, (IReadOnlyDictionary<string, string?>)places.ToDictionary(place => place.Key, place => SheetWriter.Original(line.Cells[place.Value]) is { Length: > 0 } cell ? cell : null, StringComparer.Ordinal)))];
    }

    /// <summary>The cells that differ, one on a line before and one after.</summary>
    public static string Difference(IReadOnlyList<string> columns, IReadOnlyList<string?> before, IReadOnlyList<string?> after) =>
        Cut(string.Join('\n', columns.Select((column, i) => (column, Was: before[i] ?? "", Now: after[i] ?? "")).Where(one => one.Was != one.Now).Select(one => $"- {one.column}: {one.Was}\n+ {one.column}: {one.Now}")));

    internal static string Cut(string words) => words.Length <= ContentLine.WordsMax ? words : words[..(ContentLine.WordsMax - 1)] + "\u2026";
}
