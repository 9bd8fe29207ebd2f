using System.Text.Json;
using System.Text.RegularExpressions;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Sources;

/// <summary>
/// Where the release's content names which claim: guides in their text, rules and cards in what they rest on, tables in a
/// column, and the lists of what is kept elsewhere. Names that lead nowhere are faults.
/// </summary>
internal sealed partial class ContentPlaces
{
    private readonly Dictionary<string, SortedSet<string>> _places = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly ReleasedLedger _ledger;
    private readonly string? _source;

    private ContentPlaces(ReleasedLedger ledger, string? source) => (_ledger, _source) = (ledger, source);

    /// <summary>Places of each claim that has any.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Of => _places;

    /// <summary>Claims that are named and not known, and places that are not there.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <param name="ledger">The release's claims.</param>
    /// <param name="names">All files of the release.</param>
    /// <param name="read">Text of a file.</param>
    /// <param name="source">Folder of the product's source, to look at places in the code; null leaves them unlooked at.</param>
    public static ContentPlaces Find(ReleasedLedger ledger, IReadOnlyList<string> names, Func<string, string> read, string? source)
    {
        var found = new ContentPlaces(ledger, source);
        foreach (var name in names.Where(name => !name.StartsWith("claims/", StringComparison.Ordinal)))
        {
            var text = read(name);
            if (name.EndsWith(".md", StringComparison.Ordinal)) found.InGuide(name, text);
            else if (name.EndsWith(".json", StringComparison.Ordinal)) found.InJson(name, text);
            else if (name.EndsWith(".csv", StringComparison.Ordinal)) found.InTable(name, text, names);
        }

        return found;
    }

    private void InGuide(string name, string text)
    {
        foreach (Match token in Token().Matches(text))
        {
            var show = token.Groups[1].Value;
            foreach (var code in token.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                if (Cite(code, name) is { Value: null } && show is not "c") _faults.Add($"{name}: {code} has no figure to show");
            }
        }
    }

    private void InJson(string name, string text)
    {
        using var json = JsonDocument.Parse(text);
        Walk(json.RootElement);

        void Walk(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var one in value.EnumerateArray()) Walk(one);
            }
            else if (value.ValueKind == JsonValueKind.String)
            {
                foreach (Match token in Token().Matches(value.GetString()!))
                {
                    foreach (var code in token.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries)) Cite(code, name);
                }
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var part in value.EnumerateObject())
                {
                    if (part.Name == "claims" && part.Value.ValueKind == JsonValueKind.Array) foreach (var code in part.Value.EnumerateArray()) Cite(code.GetString()!, name);
                    else if (part.Name == "claim") Cite(part.Value.GetString()!, name);
                    else Walk(part.Value);
                }
            }
        }
    }

    private void InTable(string name, string text, IReadOnlyList<string> names)
    {
        var head = text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r').Split(',');
        var column = head.Contains("claims") ? "claims" : "claim";
        if (!head.Contains(column)) return;
        foreach (var row in CsvTable.Parse(name, text, head).Rows)
        {
            foreach (var code in row.List(column, ';'))
            {
                var place = head.Contains("place") && name.StartsWith("places/", StringComparison.Ordinal) ? row.Text("place") : null;
                if (place is not null && Gap(place, names) is { } gap) _faults.Add($"{name}, line {row.Line}: {place} {gap}");
                else Cite(code, place ?? name);
            }
        }
    }

    private Claim? Cite(string code, string place)
    {
        if (_ledger.ClaimBook.Find(code) is not { } claim)
        {
            _faults.Add($"{place}: unknown claim {code}");
            return null;
        }

        (_places.TryGetValue(code, out var places) ? places : _places[code] = new(StringComparer.Ordinal)).Add(place);
        return claim;
    }

    /// <summary>What is wrong with a place outside of the content; null where it is there.</summary>
    private string? Gap(string place, IReadOnlyList<string> names)
    {
        var (path, name) = place.Split('#') is [var first, var second] ? (first, second) : (place, "");
        if (path.StartsWith("content:", StringComparison.Ordinal)) return names.Contains(path["content:".Length..]) ? null : "is no file of the content";
        if (path.StartsWith("tables/", StringComparison.Ordinal)) return names.Contains(path) ? null : "is no file of the content";
        if (path.StartsWith("reference/", StringComparison.Ordinal)) return ReferenceTables.Has(path["reference/".Length..], name) ? null : "is no row of the reference data";
        if (!path.StartsWith("product:", StringComparison.Ordinal)) return "is no kind of place";
        if (_source is null) return null;
        var file = Path.Combine(_source, path["product:".Length..]);
        return !File.Exists(file) ? "is no file of the product" : name.Length == 0 || File.ReadAllText(file).Contains(name, StringComparison.Ordinal) ? null : $"does not name {name}";
    }

    [GeneratedRegex(@"\{([vnc]):([^}]*)\}")]
    private static partial Regex Token();
}
