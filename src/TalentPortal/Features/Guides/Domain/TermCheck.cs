using System.Text.RegularExpressions;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>A word of the field in a paragraph, with how both languages write it.</summary>
/// <param name="MissingIn">The language that says it in other words; null where both use the agreed ones.</param>
public sealed record TermNote(string Key, Bilingual Name, Language? MissingIn);

/// <summary>Looks for the agreed words in the two languages of a paragraph. It helps whoever writes, and forbids nothing.</summary>
public static partial class TermCheck
{
    /// <summary>The file with the other ways to say a term.</summary>
    private const string NamesFile = "tables/term-names.csv";

    private static readonly string[] NamesColumns = ["key", "also_zh", "also_en", "claim"];

    private static readonly Lazy<IReadOnlyList<Word>> Words = new(Read);

    /// <summary>The terms of a paragraph: first those that one language lacks, each group in the order of the English names.</summary>
    public static IReadOnlyList<TermNote> Of(string? zh, string? en)
    {
        // While a language is still to be written it lacks nothing.
        if (string.IsNullOrWhiteSpace(zh) || string.IsNullOrWhiteSpace(en)) return [];
        var (inChinese, inEnglish) = (Found(zh, word => word.Zh, whole: false), Found(en, word => word.En, whole: true));
        return
        [
            .. Words.Value.Where(word => inChinese.Contains(word.Key) || inEnglish.Contains(word.Key))
                .Select(word => new TermNote(word.Key, word.Name, !Has(en, word, word.En, whole: true) ? Language.English : !Has(zh, word, word.Zh, whole: false) ? Language.Chinese : null))
                .OrderBy(note => note.MissingIn is null).ThenBy(note => note.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Keys of the words that stand in a text by themselves, and not only as part of a longer one.</summary>
    private static HashSet<string> Found(string text, Func<Word, IReadOnlyList<string>> names, bool whole)
    {
        List<(int From, int To, string Key)> places = [];
        foreach (var word in Words.Value)
        {
            foreach (var name in names(word)) places.AddRange(Places(text, name, whole).Select(at => (at, at + name.Length, word.Key)));
        }

        return [.. places.Where(one => !places.Exists(other => other.From <= one.From && other.To >= one.To && other.To - other.From > one.To - one.From)).Select(one => one.Key), .. Words.Value.Where(word => text.Contains(word.Mark, StringComparison.Ordinal)).Select(word => word.Key)];
    }

    private static bool Has(string text, Word word, IReadOnlyList<string> names, bool whole) => text.Contains(word.Mark, StringComparison.Ordinal) || names.Any(name => Places(text, name, whole).Any());

    /// <param name="whole">English: not within a longer word, but for the endings of a plural.</param>
    private static IEnumerable<int> Places(string text, string name, bool whole)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
        {
            if (!whole || ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && Ending().IsMatch(text.AsSpan(at + name.Length)))) yield return at;
        }
    }

    private static List<Word> Read()
    {
        var also = ContentFiles.All.Contains(NamesFile) ? CsvTable.Parse(NamesFile, ContentFiles.Read(NamesFile), NamesColumns).Rows.ToLookup(row => row.Text("key"), StringComparer.Ordinal) : null;
        return
        [
            .. GuideTerms.All.Select(term => new Word(
                term.Key, term.Name, Names(term.Name.Zh!, also?[term.Key].Select(row => row.Optional("also_zh")) ?? []), Names(term.Name.En!, also?[term.Key].Select(row => row.Optional("also_en")) ?? []))),
        ];
    }

    /// <summary>All ways to write a term: with what stands in brackets behind it and without, and its other names.</summary>
    private static IReadOnlyList<string> Names(string name, IEnumerable<string?> others) =>
        [.. new[] { name, Brackets().Replace(name, "").Trim() }.Concat(others.OfType<string>().SelectMany(other => other.Split(';', StringSplitOptions.TrimEntries))).Where(one => one.Length >= 2).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex(@"[(\uFF08][^)\uFF09]*[)\uFF09]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(s|es|'s|\u2019s)?([^A-Za-z0-9]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    private sealed record Word(string Key, Bilingual Name, IReadOnlyList<string> Zh, IReadOnlyList<string> En)
    {
        /// <summary>The mark by which a guide shows the word itself.</summary>
        public string Mark { get; } = "{term:" + Key + "}";
    }
}
