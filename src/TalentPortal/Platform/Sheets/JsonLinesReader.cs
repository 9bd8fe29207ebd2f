using System.Text.Json;

namespace TalentPortal.Platform.Sheets;

/// <summary>Reads lines with a JSON object each. Lists of texts become one text with semicolons between them.</summary>
internal static class JsonLinesReader
{
    private const byte NewLine = (byte)'\n';
    private const int DeepestLevel = 4;

    /// <summary>All names that occur, in the order in which they first do.</summary>
    public static IReadOnlyList<string> Columns(ReadOnlyMemory<byte> content)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, values) in Objects(content))
        {
            foreach (var name in values.Keys.Where(known.Add)) names.Add(name);
            if (names.Count > Sheet.MostColumns) throw new SheetException(new("Sheet_TooManyColumns", Sheet.MostColumns));
        }

        return names;
    }

    public static IEnumerable<SheetLine> Lines(ReadOnlyMemory<byte> content, IReadOnlyList<string> columns) =>
        Objects(content).Select(line => new SheetLine(line.Number, [.. columns.Select(column => line.Values.GetValueOrDefault(column, ""))]));

    private static IEnumerable<(int Number, Dictionary<string, string> Values)> Objects(ReadOnlyMemory<byte> content)
    {
        if (content.Span is [0xEF, 0xBB, 0xBF, ..]) content = content[3..];
        for (var number = 1; content.Length > 0; number++)
        {
            var end = content.Span.IndexOf(NewLine);
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            yield return (number, Values(line, number));
        }
    }

    private static Dictionary<string, string> Values(ReadOnlyMemory<byte> line, int number)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 16 });
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new SheetException(new("Sheet_LineBroken", number));
            Add(values, "", json.RootElement, 0);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is a text with half a character in it.
            throw new SheetException(new("Sheet_LineBroken", number));
        }

        if (values.Values.Any(text => text.Length > Sheet.LongestCell)) throw new SheetException(new("Sheet_CellTooLong", number, Sheet.LongestCell));
        return values;
    }

    private static void Add(Dictionary<string, string> values, string name, JsonElement element, int level)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when level < DeepestLevel:
                foreach (var property in element.EnumerateObject()) Add(values, name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value, level + 1);
                break;
            case JsonValueKind.Array:
                values[name] = string.Join("; ", element.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : one.GetRawText()));
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                values[name] = "";
                break;
            default:
                values[name] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
                break;
        }
    }
}
