using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Text;

/// <summary>
/// Cuts mixed Chinese and English text into the lexemes of the full-text search, for documents and for queries alike.
/// The database only stores and compares them: no text-search parser or dictionary of PostgreSQL takes part, so both
/// sides agree by construction.
/// </summary>
/// <remarks>
/// A run of CJK characters gives every character (so that a one-character query is an exact key) and every overlapping
/// pair; a query of two or more characters asks for the pairs only. Latin words lose accents and are stemmed. Terms that
/// punctuation would destroy (c++, c#, .net, node.js) become words. Lexemes consist of letters and digits only, so they
/// need no quoting in a tsvector or tsquery, yet they are quoted.
/// </remarks>
public static class SearchTokens
{
    /// <summary>A query is cut off after this many lexemes: more cannot narrow it usefully and only cost time.</summary>
    public const int MaxQueryLexemes = 32;

    private const int MaxQueryUnits = 64;

    private const int MaxLexemeRunes = 64;

    // Below PostgreSQL's limit of 1 MB for a tsvector, with room for positions.
    private const int MaxVectorBytes = 700_000;

    // The highest position that a tsvector can hold.
    private const int MaxPosition = 16_383;

    // At most this many positions are kept for one lexeme; PostgreSQL's own limit is 256.
    private const int MaxPositionsPerLexeme = 32;

    /// <summary>The lexemes of a document in their order, with repetitions.</summary>
    public static IReadOnlyList<string> OfDocument(string? text) => [.. Cut(text, forQuery: false).Select(l => l.Text)];

    /// <summary>The different lexemes that a document must all have to be found; empty when the query says nothing searchable.</summary>
    public static IReadOnlyList<string> OfQuery(string? text) =>
        [.. Cut(text, forQuery: true).Select(l => l.Text).Distinct(StringComparer.Ordinal).Take(MaxQueryLexemes)];

    /// <summary>
    /// A document as plain words, for a column that is filled by <c>to_tsvector('simple', …)</c>. Prefer
    /// <see cref="Vector"/>, which keeps weights apart and needs no parser.
    /// </summary>
    public static string PlainText(string? text) => string.Join(' ', OfDocument(text));

    /// <summary>
    /// The query for <c>to_tsquery('simple', …)</c> or a cast to tsquery: all lexemes, quoted, joined by and.
    /// Null when the query says nothing searchable: then there is no term to filter by.
    /// </summary>
    public static string? Query(string? text)
    {
        var lexemes = OfQuery(text);
        return lexemes.Count == 0 ? null : string.Join(" & ", lexemes.Select(Quote));
    }

    /// <summary>
    /// A query as the units in which terms are recognised: single characters of Chinese, whole words of Latin script. Words
    /// that say nothing are left out.
    /// </summary>
    public static IReadOnlyList<SearchUnit> UnitsOf(string? text)
    {
        var runes = SearchWords.Replace(TextNormaliser.WithoutAccents(text), forQuery: true).EnumerateRunes().ToArray();
        var units = new List<SearchUnit>();
        for (var at = 0; at < runes.Length && units.Count < MaxQueryUnits;)
        {
            var end = at;
            if (IsCjk(runes[at]))
            {
                for (; end < runes.Length && IsCjk(runes[end]); end++)
                {
                    if (units.Count < MaxQueryUnits) units.Add(new(runes[end].ToString(), runes[end].ToString(), IsCjk: true, FollowsOn: end > at));
                }
            }
            else if (IsWord(runes[at]))
            {
                while (end < runes.Length && IsWordOrJoint(runes, end)) end++;
                foreach (var part in string.Concat(runes[at..end].Select(r => r.ToString())).Split('-'))
                {
                    if (SearchWords.Lexeme(part) is { } lexeme) units.Add(new(Limit(lexeme), part, IsCjk: false, FollowsOn: false));
                }
            }

            at = Math.Max(end, at + 1);
        }

        return units;
    }

    /// <summary>Lexemes that must all be there, as a part of a query.</summary>
    public static string All(IEnumerable<string> lexemes) => string.Join(" & ", lexemes.Select(Quote));

    /// <summary>
    /// A document as the text form of a tsvector, to be cast (<c>::tsvector</c>). Parts with a weight get positions and can
    /// be ranked; parts without are only found. What would pass PostgreSQL's limit of 1 MB is left out from the end.
    /// </summary>
    public static string Vector(params ReadOnlySpan<SearchPart> parts) => VectorWith(null, parts);

    /// <param name="keys">
    /// Further lexemes of a document, made of those that it has: each with one of these, in whose places it counts as standing.
    /// </param>
    /// <inheritdoc cref="Vector(ReadOnlySpan{SearchPart})"/>
    public static string VectorWith(Func<IReadOnlyCollection<string>, Func<string, bool>, IEnumerable<(string Key, string Lexeme)>>? keys, params ReadOnlySpan<SearchPart> parts)
    {
        var places = new Dictionary<string, List<(int Position, SearchWeight Weight)>>(StringComparer.Ordinal);
        var position = 0;
        var bytes = 0;
        foreach (var part in parts)
        {
            foreach (var lexeme in Cut(part.Text, forQuery: false))
            {
                if (lexeme.Advances)
                    position++;
                if (!places.TryGetValue(lexeme.Text, out var list))
                {
                    bytes += Encoding.UTF8.GetByteCount(lexeme.Text) + 4;
                    if (bytes > MaxVectorBytes)
                        break;
                    places.Add(lexeme.Text, list = []);
                }
                if (part.Weight != SearchWeight.None && list.Count < MaxPositionsPerLexeme && bytes + 2 <= MaxVectorBytes)
                {
                    list.Add((Math.Min(position, MaxPosition), part.Weight));
                    bytes += 2;
                }
            }
        }
        if (keys is not null)
        {
            foreach (var (key, lexeme) in keys(places.Keys, places.ContainsKey).ToList()) places.TryAdd(key, places[lexeme]);
        }

        var vector = new StringBuilder();
        foreach (var (lexeme, list) in places.OrderBy(place => place.Key, StringComparer.Ordinal))
        {
            vector.Append(vector.Length > 0 ? " " : "").Append(Quote(lexeme));
            var separator = ':';
            foreach (var (at, weight) in list.DistinctBy(p => p.Position))
            {
                vector.Append(separator).Append(CultureInfo.InvariantCulture, $"{at}{weight}");
                separator = ',';
            }
        }
        return vector.ToString();
    }

    // Lexemes hold letters and digits only; quoting them keeps that a matter of this line, not of trust.
    private static string Quote(string lexeme) => $"'{lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static IEnumerable<Lexeme> Cut(string? text, bool forQuery)
    {
        var runes = SearchWords.Replace(TextNormaliser.WithoutAccents(text), forQuery).EnumerateRunes().ToArray();
        for (var at = 0; at < runes.Length;)
        {
            var end = at;
            if (IsCjk(runes[at]))
            {
                while (end < runes.Length && IsCjk(runes[end]))
                    end++;
                foreach (var lexeme in CutCjk(runes[at..end], forQuery))
                    yield return lexeme;
            }
            else if (IsWord(runes[at]))
            {
                while (end < runes.Length && IsWordOrJoint(runes, end))
                    end++;
                foreach (var lexeme in CutWord(string.Concat(runes[at..end].Select(r => r.ToString())), forQuery))
                    yield return lexeme;
            }
            at = Math.Max(end, at + 1);
        }
    }

    private static IEnumerable<Lexeme> CutCjk(Rune[] run, bool forQuery)
    {
        for (var i = 0; i < run.Length; i++)
        {
            if (!forQuery || run.Length == 1)
                yield return new(run[i].ToString(), Advances: true);
            if (i + 1 < run.Length)
                yield return new(run[i].ToString() + run[i + 1], Advances: forQuery);
        }
    }

    /// <summary>A word with its inner hyphens: its parts, and in a document also the whole written together ("ecommerce").</summary>
    private static IEnumerable<Lexeme> CutWord(string word, bool forQuery)
    {
        var parts = word.Split('-');
        foreach (var part in parts)
        {
            if (SearchWords.Lexeme(part) is { } lexeme)
                yield return new(Limit(lexeme), Advances: true);
        }
        if (parts.Length > 1 && !forQuery && SearchWords.Lexeme(string.Concat(parts)) is { } whole)
            yield return new(Limit(whole), Advances: false);
    }

    private static string Limit(string lexeme) =>
        lexeme.Length <= MaxLexemeRunes ? lexeme : string.Concat(lexeme.EnumerateRunes().Take(MaxLexemeRunes).Select(r => r.ToString()));

    private static bool IsWord(Rune rune) => !IsCjk(rune) && (Rune.IsLetterOrDigit(rune) || IsMark(rune));

    /// <summary>Apostrophes and hyphens belong to a word when they stand between its letters.</summary>
    private static bool IsWordOrJoint(Rune[] runes, int at) =>
        IsWord(runes[at]) || runes[at].Value is '\'' or '\u2019' or '-' or '\u2010' && at + 1 < runes.Length && IsWord(runes[at + 1]) && IsWord(runes[at - 1]);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Characters of scripts that do not put blanks between words: Han with all its extensions, kana, hangul.</summary>
    internal static bool IsCjk(Rune rune) => rune.Value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x3FFFF) or (>= 0xF900 and <= 0xFAFF)
        or 0x3005 or 0x3007 or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FA) or 0x30FC or (>= 0xAC00 and <= 0xD7A3);

    private readonly record struct Lexeme(string Text, bool Advances);
}

/// <summary>A character or word of a query.</summary>
/// <param name="Lexeme">What the index knows it by; a character by itself only where it stands alone.</param>
/// <param name="Written">As typed, in lower case and without accents.</param>
/// <param name="FollowsOn">Stands right behind the character before it.</param>
public readonly record struct SearchUnit(string Lexeme, string Written, bool IsCjk, bool FollowsOn);

/// <summary>What a lexeme counts in ranking; <see cref="None"/> means found but not ranked.</summary>
public enum SearchWeight { None, A, B, C, D }

/// <summary>A part of a document, for example its title.</summary>
public readonly record struct SearchPart(string? Text, SearchWeight Weight = SearchWeight.None);
