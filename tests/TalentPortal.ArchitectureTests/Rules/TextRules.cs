using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>arch-10: both languages have the same keys with the same placeholders, no Chinese in code, no key that nobody uses.</summary>
internal static partial class TextRules
{
    /// <summary>Chinese belongs into text files; demo content and the reserved words of a confirmation are data.</summary>
    private static readonly string[] MayHoldChinese = ["src/TalentPortal/Data/Seed/"];

    public static Findings Texts(IReadOnlyList<SourceFile> files)
    {
        List<string> wrong = [];
        var neutral = files.Where(file => file.Name.EndsWith(".resx", StringComparison.Ordinal) && !file.Name.Contains(".zh-Hans.", StringComparison.Ordinal)).ToList();
        var code = files.Where(file => !file.Name.EndsWith(".resx", StringComparison.Ordinal)).ToList();
        var used = UsedKeys(code);
        var keys = 0;
        foreach (var english in neutral)
        {
            var entries = Entries(english);
            keys += entries.Count;
            var chinesePath = english.Path.Replace(".resx", ".zh-Hans.resx", StringComparison.Ordinal);
            var chinese = files.SingleOrDefault(file => file.Path == chinesePath) is { } found ? Entries(found) : [];
            foreach (var key in entries.Keys.Except(chinese.Keys)) wrong.Add($"{english.Path}: {key} has no Chinese text");
            foreach (var key in chinese.Keys.Except(entries.Keys)) wrong.Add($"{chinesePath}: {key} has no English text");
            foreach (var (key, text) in entries)
            {
                if (string.IsNullOrWhiteSpace(text)) wrong.Add($"{english.Path}: {key} is empty");
                if (Han().IsMatch(text) && !key.EndsWith("_Endonym", StringComparison.Ordinal)) wrong.Add($"{english.Path}: {key} is not English");
                if (chinese.TryGetValue(key, out var other) && !Placeholders(text).SetEquals(Placeholders(other))) wrong.Add($"{english.Path}: {key} has other placeholders in Chinese");
                if (!used(key)) wrong.Add($"{english.Path}: nobody uses {key}");
            }
        }

        foreach (var file in code.Where(file => !MayHoldChinese.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))))
            if (Han().Match(file.Text) is { Success: true } match) wrong.Add($"{file.Path}: Chinese in code: {match.Value}");
        return new(keys, wrong);
    }

    /// <summary>Whatever is written into the record of what was done can be read there in words: <c>Audit_area_action</c>.</summary>
    public static Findings AuditWords(IReadOnlyList<SourceFile> files)
    {
        var words = files.Where(file => file.Name.EndsWith(".resx", StringComparison.Ordinal)).SelectMany(file => Entries(file).Keys).ToHashSet(StringComparer.Ordinal);
        var actions = files.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => AuditCall().Matches(file.Text).SelectMany(call => Action().Matches(call.Value)).Select(match => (file.Path, Action: match.Groups[1].Value))).ToList();
        return new(actions.Count, [.. actions.Where(found => !words.Contains("Audit_" + found.Action.Replace('.', '_').Replace('-', '_'))).Select(found => $"{found.Path}: {found.Action} has no words in the record")]);
    }

    internal static Dictionary<string, string> Entries(SourceFile file) =>
        XDocument.Parse(file.Text).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    /// <summary>A key is used when it stands in code as a whole literal, or begins with a literal that ends in an underscore: <c>T["State_" + state]</c>.</summary>
    private static Func<string, bool> UsedKeys(IEnumerable<SourceFile> code)
    {
        var literals = code.SelectMany(file => Literal().Matches(file.Text).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var prefixes = literals.Where(literal => literal.EndsWith('_') && literal.Length > 2)
            .Concat(code.SelectMany(file => Joined().Matches(file.Text).Select(match => match.Groups[1].Value)))
            .Concat(code.SelectMany(file => Interpolated().Matches(file.Text).Select(match => match.Groups[1].Value)))
            .Distinct().ToList();
        // Templates: the name is a literal somewhere, the part is written behind it: $"{template}_Subject".
        var parts = code.SelectMany(file => Part().Matches(file.Text).Select(match => match.Groups[1].Value)).Distinct().ToList();
        return key => literals.Contains(key)
            || prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
            || parts.Any(part => key.EndsWith(part, StringComparison.Ordinal) && (literals.Contains(key[..^part.Length]) || Names().IsMatch(key[..^part.Length])));
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}]+")]
    private static partial Regex Han();

    /// <summary>Up to the end of the first argument.</summary>
    [GeneratedRegex(@"\b(Write|WriteForPlatform|Report)\((?=[^,;]*"")[^,;]*")]
    private static partial Regex AuditCall();

    [GeneratedRegex(@"""([a-z]+\.[a-z-]+)""")]
    private static partial Regex Action();

    [GeneratedRegex("\"([A-Za-z][A-Za-z0-9_.-]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$""([A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*)\{")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"""([A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*)""\s*\+")]
    private static partial Regex Joined();

    [GeneratedRegex(@"[}""](_[A-Z][A-Za-z]+)""")]
    private static partial Regex Part();

    [GeneratedRegex("^[A-Z][A-Za-z]+$")]
    private static partial Regex Names();

    [GeneratedRegex(@"\{[0-9]+")]
    private static partial Regex Placeholder();
}
