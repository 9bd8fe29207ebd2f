using System.Collections.Frozen;
using System.Text;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>
/// The forms by which an organisation is found again however its name is written: without legal form, brackets, the place in
/// front, accents, blanks and capitals, and already by the beginning of the name. They find rather too much than too little:
/// they serve to keep something from an employer. What is stored of them is <see cref="EmployerKeys"/>.
/// </summary>
public static class EmployerNames
{
    /// <summary>Shortest name, in Chinese characters and in letters.</summary>
    private const int LeastHan = 2;
    private const int LeastLetters = 3;

    /// <summary>Legal forms at the end of Chinese names, the longest first.</summary>
    private static readonly string[] HanForms =
    [
        "\u80a1\u4efd\u6709\u9650\u516c\u53f8", "\u6709\u9650\u8d23\u4efb\u516c\u53f8", "\u96c6\u56e2\u6709\u9650\u516c\u53f8", "\u6709\u9650\u516c\u53f8", "\u516c\u53f8", "\u96c6\u56e2",
    ];

    private static readonly FrozenSet<string> LatinForms = FrozenSet.Create(
        StringComparer.Ordinal, "co", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "company", "llc", "llp", "plc", "gmbh", "ag", "sa", "sas", "bv", "nv", "ab", "oy", "spa", "srl", "kg", "se", "group", "holding", "holdings", "pte", "pty");

    /// <summary>Every form under which a registered organisation is found.</summary>
    public static IReadOnlySet<string> FormsOf(Bilingual name, string? creditCode)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in (string?[])[name.Zh, name.En])
            foreach (var variant in Variants(written))
                foreach (var beginning in Beginnings(variant)) forms.Add(NameForm(beginning));
        if (creditCode is not null) forms.Add(CodeForm(creditCode));
        return forms;
    }

    /// <summary>The forms of a name or credit code as somebody wrote it; none where it is too short to mean one organisation.</summary>
    public static IReadOnlySet<string> FormsOfTyped(string? typed) => CreditCode.IsValid(CreditCode.Normalise(typed))
        ? new HashSet<string>(StringComparer.Ordinal) { CodeForm(CreditCode.Normalise(typed)) }
        : Variants(typed).Select(words => NameForm(string.Concat(words))).ToHashSet(StringComparer.Ordinal);

    /// <summary>A name without legal form, in parts as a text would have them: characters one by one, or words; with the place in front and without.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> CoresOf(string? name) => [.. Variants(name)];

    /// <summary>The name in parts: characters one by one, words whole; with the place in front and without.</summary>
    private static IEnumerable<IReadOnlyList<string>> Variants(string? written)
    {
        var text = TextNormaliser.WithoutAccents(WithoutBrackets(TextNormaliser.ForComparing(written)));
        var parts = text.Any(HanNames.IsHan) ? Han(text) : Latin(text);
        if (!IsEnough(parts)) yield break;
        yield return parts;
        if (!parts.All(part => part.Length == 1)) yield break;
        var name = string.Concat(parts);
        var place = ReferenceData.Divisions.SelectMany(d => (string[])[d.NameZh, d.ShortZh]).Where(place => name.StartsWith(place, StringComparison.Ordinal)).MaxBy(place => place.Length);
        if (place is not null && IsEnough(parts = [.. parts.Skip(place.Length)])) yield return parts;
    }

    private static List<string> Han(string text)
    {
        var name = string.Concat(text.Where(char.IsLetterOrDigit));
        while (HanForms.FirstOrDefault(form => name.EndsWith(form, StringComparison.Ordinal)) is { } form) name = name[..^form.Length];
        return [.. name.Select(c => c.ToString())];
    }

    private static List<string> Latin(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : c is '\'' or '.' or '\u2019' ? '\0' : ' ')]).Replace("\0", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && words[0] == "the") words.RemoveAt(0);
        while (words.Count > 1 && LatinForms.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        return words;
    }

    private static IEnumerable<string> Beginnings(IReadOnlyList<string> parts) =>
        Enumerable.Range(1, parts.Count).Select(count => parts.Take(count).ToList()).Where(IsEnough).Select(beginning => string.Concat(beginning));

    private static bool IsEnough(IReadOnlyList<string> parts)
    {
        var letters = parts.Sum(part => part.Length);
        return letters >= (parts.Any(part => part.Any(HanNames.IsHan)) ? LeastHan : LeastLetters);
    }

    private static string WithoutBrackets(string text)
    {
        var plain = new StringBuilder();
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth = Math.Max(0, depth - 1);
            else if (depth == 0) plain.Append(c);
        }

        return plain.ToString();
    }

    private static string CodeForm(string creditCode) => "code:" + creditCode;

    private static string NameForm(string form) => "name:" + form;
}
