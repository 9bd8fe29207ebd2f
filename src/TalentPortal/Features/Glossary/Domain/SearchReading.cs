using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Glossary.Domain;

/// <summary>How a query was understood.</summary>
/// <param name="Words">What is looked for, as the text form of a tsquery; null when nothing is said.</param>
/// <param name="Typed">The words typed alone, where <paramref name="Words"/> says more; else null.</param>
/// <param name="Also">What is looked for besides, as written in the list of terms.</param>
/// <param name="Latin">Words of Latin script for which nothing else stands, as typed.</param>
public sealed record SearchReading(string? Words, string? Typed, IReadOnlyList<string> Also, IReadOnlyList<string> Latin)
{
    /// <summary>More would cost each search and find little more.</summary>
    public const int AlternativesMax = 4;

    private const int AllAlternativesMax = 8;
    private const int SyllablesMax = 8;

    /// <summary>Only what was typed.</summary>
    public static SearchReading AsTyped(string? typed) => new(SearchTokens.Query(typed), null, [], [.. LatinOf(SearchTokens.UnitsOf(typed))]);

    /// <summary>
    /// Reads from left to right and takes the longest term each time. A text has to say all of them, each in one of its ways.
    /// </summary>
    /// <param name="byInitials">Letters that say nothing else stand for cities whose pinyin begins so.</param>
    /// <param name="keys">Asks for a whole term by its key where it has one; null while there are rows that have none.</param>
    public static SearchReading Of(string? typed, SearchGlossary glossary, bool byInitials = false, TermKeys? keys = null)
    {
        var units = SearchTokens.UnitsOf(typed);
        var parts = Joined(units, Cut(units, glossary));
        if (byInitials) parts = [.. parts.Select(part => part.Alternatives.Count > 0 || units[part.From].IsCjk ? part : part with { Alternatives = Cities(units[part.From].Written) })];
        if (parts.TrueForAll(part => part.Alternatives.Count == 0)) return AsTyped(typed);
        var left = AllAlternativesMax;
        var (words, also, latin) = (new List<string>(parts.Count), new List<string>(), new List<string>());
        foreach (var part in parts)
        {
            var lexemes = LexemesOf(units, part.From, part.Count);
            var others = Besides(lexemes, part.Alternatives);
            var key = others.Count == 0 ? null : keys?.Of(Ways(lexemes, others));
            // A key costs as much as a word, however many ways it stands for.
            if (key is null)
            {
                others = [.. others.Take(left)];
                left -= others.Count;
            }

            if (part.Alternatives.Count == 0) latin.AddRange(LatinOf(units.Skip(part.From).Take(part.Count)));
            also.AddRange(others.Select(one => one.Text));
            words.Add(key is not null ? SearchTokens.All([key]) : Any(Ways(lexemes, others)));
        }

        return also.Count == 0 ? AsTyped(typed) : new(string.Join(" & ", words.Distinct()), SearchTokens.Query(typed), [.. also.Distinct()], latin);
    }

    /// <summary>The ways of a term of a list, as a query with that term alone asks for it; null where nothing else says it.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>>? WaysOf(string term, SearchGlossary glossary)
    {
        var units = SearchTokens.UnitsOf(term);
        var lexemes = LexemesOf(units, 0, units.Count);
        var others = Besides(lexemes, glossary.Of(SearchGlossary.KeyOf(units)));
        return others.Count == 0 ? null : Ways(lexemes, others);
    }

    /// <summary>What is to be looked for besides the words themselves.</summary>
    private static IReadOnlyList<GlossaryAlternative> Besides(IReadOnlyList<string> lexemes, IReadOnlyList<GlossaryAlternative> alternatives) =>
        [.. alternatives.Where(one => one.Lexemes.Any(lexeme => !lexemes.Contains(lexeme))).Take(AlternativesMax)];

    /// <summary>Whatever says all of "materials science" says "materials": of two such ways the longer finds nothing more, and costs the index a walk for each of its words.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Ways(IReadOnlyList<string> lexemes, IReadOnlyList<GlossaryAlternative> others)
    {
        List<IReadOnlyList<string>> ways = [lexemes, .. others.Select(one => one.Lexemes)];
        return [.. ways.Where((way, at) => !ways.Where((other, before) => before != at && other.All(way.Contains) && (other.Count < way.Count || before < at)).Any())];
    }

    private static string Any(IReadOnlyList<IReadOnlyList<string>> ways) => ways.Count == 1 ? SearchTokens.All(ways[0]) : "(" + string.Join(" | ", ways.Select(SearchTokens.All)) + ")";

    private static IReadOnlyList<GlossaryAlternative> Cities(string letters) =>
        [.. CommonTerms.CitiesByInitials(letters).Select(city => GlossaryAlternative.Of(city.ShortZh)).OfType<GlossaryAlternative>().Take(AlternativesMax)];

    private static List<Part> Cut(IReadOnlyList<SearchUnit> units, SearchGlossary glossary)
    {
        var parts = new List<Part>();
        for (var at = 0; at < units.Count;)
        {
            var part = new Part(at, 1, []);
            for (var count = Math.Min(glossary.Longest, units.Count - at); count > (units[at].IsCjk ? 1 : 0); count--)
            {
                if (glossary.Of(SearchGlossary.KeyOf(units.Skip(at).Take(count))) is not { Count: > 0 } known) continue;
                part = new(at, count, known);
                break;
            }

            if (part.Alternatives.Count == 0 && Syllables(units, at) is var syllables and > 1)
                part = GlossaryAlternative.Of(string.Concat(units.Skip(at).Take(syllables).Select(unit => unit.Written))) is { } whole ? new(at, syllables, [whole]) : part;
            parts.Add(part);
            at += part.Count;
        }

        return parts;
    }

    /// <summary>Names in pinyin are typed with blanks and without.</summary>
    private static int Syllables(IReadOnlyList<SearchUnit> units, int from)
    {
        var count = 0;
        while (count < SyllablesMax && from + count < units.Count && !units[from + count].IsCjk && HanNames.IsSyllable(units[from + count].Written)) count++;
        return count;
    }

    /// <summary>Characters that belong to no term stay together with their neighbours: one alone would match nearly everything.</summary>
    private static List<Part> Joined(IReadOnlyList<SearchUnit> units, List<Part> parts)
    {
        var joined = new List<Part>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && IsLoose(part) && FollowsOn(part) && units[part.From - 1].IsCjk)
                joined[^1] = joined[^1] with { Count = joined[^1].Count + 1 };
            else if (joined.Count > 0 && IsLoose(joined[^1]) && FollowsOn(part) && joined[^1] is { Count: 1 } single)
                joined[^1] = part with { From = single.From, Count = part.Count + 1 };
            else joined.Add(part);
        }

        return joined;

        bool FollowsOn(Part part) => units[part.From].FollowsOn;
        bool IsLoose(Part part) => part is { Count: 1, Alternatives.Count: 0 } && units[part.From].IsCjk;
    }

    private static List<string> LexemesOf(IReadOnlyList<SearchUnit> units, int from, int count)
    {
        var lexemes = new List<string>();
        for (var i = from; i < from + count; i++)
        {
            var unit = units[i];
            var (before, after) = (i > from && unit.FollowsOn, i + 1 < from + count && units[i + 1].FollowsOn);
            if (!unit.IsCjk || (!before && !after)) lexemes.Add(unit.Lexeme);
            else if (after) lexemes.Add(unit.Lexeme + units[i + 1].Lexeme);
        }

        return lexemes;
    }

    private static IEnumerable<string> LatinOf(IEnumerable<SearchUnit> units) => units.Where(unit => !unit.IsCjk).Select(unit => unit.Written);

    private sealed record Part(int From, int Count, IReadOnlyList<GlossaryAlternative> Alternatives);
}
