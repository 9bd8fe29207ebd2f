using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;

namespace TalentPortal.Features.Sources;

/// <summary>One fact of a collection: where it stands there, and a digest that changes with its words.</summary>
/// <param name="At">Section and number of the statement in it, <c>2/4</c> or <c>2/4#3</c>; of a table its key.</param>
internal sealed record CollectedFact(string File, string At, string Digest, string Text);

/// <summary>
/// Reads a folder of collected facts and counts them so that two people count alike: a table's row with a source is one
/// fact; every other statement (a bullet, a paragraph, a row without a source) counts as many as it names sources, and at
/// least one; a row of CSV is one; of JSON each deadline and each value.
/// </summary>
internal static partial class CollectedFacts
{
    /// <summary>Columns that tell the rows of each table apart.</summary>
    private static readonly FrozenDictionary<string, string[]> Keys = new Dictionary<string, string[]>
    {
        ["work-permit-points.csv"] = ["criterion", "band"],
        ["work-permit-thresholds.csv"] = ["city"],
        ["housing-rents.csv"] = ["city", "district"],
        ["glossary.csv"] = ["en"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What says where a value is from, and is no value.</summary>
    private static readonly FrozenSet<string> Beside = FrozenSet.Create(StringComparer.Ordinal, "source", "certainty", "note", "as_of", "table", "id", "cap_source");

    /// <summary>Lists of sources and introductions: they state nothing.</summary>
    private static readonly FrozenSet<string> NoFacts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "SOURCES.md", "README.md");

    public static IReadOnlyList<CollectedFact> Read(string folder)
    {
        List<CollectedFact> facts = [];
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            if (NoFacts.Contains(file)) continue;
            var text = File.ReadAllText(path, Encoding.UTF8);
            facts.AddRange(Path.GetExtension(file) switch
            {
                ".md" => Statements(file, text),
                ".csv" => Rows(file, text),
                ".json" => Values(file, text),
                _ => [],
            });
        }

        return facts;
    }

    internal static string DigestOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Blanks().Replace(text, " ").Trim())))[..8];

    internal static IEnumerable<CollectedFact> Statements(string file, string text)
    {
        var reader = new StatementReader();
        foreach (var line in text.Split('\n')) reader.Read(line);
        reader.End();
        foreach (var (at, words, count) in reader.Found)
        {
            for (var i = 1; i <= count; i++) yield return new(file, count > 1 ? $"{at}#{i}" : at, DigestOf(words), words);
        }
    }

    private static IEnumerable<CollectedFact> Rows(string file, string text)
    {
        if (!Keys.TryGetValue(file, out var keys)) throw new InvalidDataException($"{file} is a table that the report does not know.");
        using var csv = new CsvParser(new StringReader(text), CultureInfo.InvariantCulture);
        string[]? head = null;
        while (csv.Read())
        {
            var row = csv.Record!;
            if (head is null)
            {
                head = row;
                continue;
            }

            yield return new(file, string.Join('/', keys.Select(key => row[Array.IndexOf(head, key)])), DigestOf(string.Join(',', row)), string.Join(", ", row.Where(cell => cell.Length > 0)));
        }
    }

    private static IEnumerable<CollectedFact> Values(string file, string text)
    {
        using var json = JsonDocument.Parse(text);
        List<CollectedFact> facts = [];
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (property.Name == "deadlines")
            {
                foreach (var deadline in property.Value.EnumerateArray()) Add($"deadlines/{deadline.GetProperty("id").GetString()}", deadline);
            }
            else if (property.Name != "note")
            {
                Walk(property.Name, property.Value);
            }
        }

        return facts;

        void Walk(string path, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in value.EnumerateObject().Where(inner => !Beside.Contains(inner.Name))) Walk($"{path}/{inner.Name}", inner.Value);
            }
            else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object)
            {
                foreach (var (index, inner) in value.EnumerateArray().Index()) Walk($"{path}/{index}", inner);
            }
            else
            {
                Add(path, value);
            }
        }

        void Add(string path, JsonElement value) => facts.Add(new(file, path, DigestOf(Canonical(value)), value.GetRawText()));
    }

    /// <summary>The same text for the same value, however it is spaced and in whatever order its parts stand.</summary>
    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", value.EnumerateObject().OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"\"{part.Name}\": {Canonical(part.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.Number => (value.GetDecimal() / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        _ => $"\"{value.GetString()}\"",
    };

    /// <summary>A mark of a source in brackets.</summary>
    [GeneratedRegex(@"\[[^\[\]]*?(?:\bS\d+[a-z]?|GK|\bN\d|compiler)[^\[\]]*\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^#+\s+((?:[A-Z]\.)?\d+(?:\.\d+)*|[A-Z](?=[\. ]))?\.?")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[\s|:-]+$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*([-*]|\d+\.)\s")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\W+")]
    private static partial Regex NoWord();

    /// <summary>Takes a text apart into statements, line by line.</summary>
    private sealed class StatementReader
    {
        private readonly List<(string At, string Words, int Count)> _found = [];
        private readonly List<string> _paragraph = [];
        private string _section = "0";
        private string? _bullet;
        private string[]? _head;
        private int _number;
        private bool _isCode;

        /// <summary>What stands before the first section says how to read the file.</summary>
        public IEnumerable<(string At, string Words, int Count)> Found => _found.Where(one => !one.At.StartsWith("0/", StringComparison.Ordinal));

        public void Read(string line)
        {
            var words = line.Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                End();
                _isCode = !_isCode;
            }
            else if (_isCode)
            {
                return;
            }
            else if (line.StartsWith('#'))
            {
                End();
                _head = null;
                if (line.StartsWith("# ", StringComparison.Ordinal)) return;
                var number = Heading().Match(line).Groups[1];
                var name = NoWord().Replace(line.Trim('#', ' ').ToLowerInvariant(), "-");
                (_section, _number) = (number.Success ? number.Value : name[..Math.Min(24, name.Length)], 0);
            }
            else if (words.Length == 0)
            {
                End();
                _head = null;
            }
            else if (words.StartsWith('|'))
            {
                End();
                var cells = words.Trim('|').Split('|');
                if (_head is null) _head = cells;
                else if (!Rule().IsMatch(words)) Add(words, Array.Exists(_head, cell => cell.Contains("source", StringComparison.OrdinalIgnoreCase)));
            }
            else if (Bullet().IsMatch(line))
            {
                End();
                _bullet = words;
            }
            else if (_bullet is not null && line.StartsWith(' '))
            {
                _bullet += " " + words;
            }
            else
            {
                if (_bullet is not null) End();
                _paragraph.Add(words);
            }
        }

        public void End()
        {
            if (_bullet is { } bullet) Add(bullet, false);
            if (_paragraph.Count > 0) Add(string.Join(' ', _paragraph), false);
            _bullet = null;
            _paragraph.Clear();
        }

        private void Add(string words, bool isOne) => _found.Add(($"{_section}/{++_number}", words, isOne ? 1 : Math.Max(1, Mark().Count(words))));
    }
}
