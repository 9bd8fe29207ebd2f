using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using FluentValidation;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Text;

/// <summary>What staff may never ask of a talent.</summary>
public enum RedLine
{
    /// <summary>To hide something from an employer, a university, a funder or an office that must know.</summary>
    Hide,

    /// <summary>To hand over what is confidential.</summary>
    Confidential,

    /// <summary>To pay: no employer may ask money of a talent. Looked for in postings, see <see cref="RedLines.AsksForMoney"/>.</summary>
    Fee,
}

/// <summary>
/// Finds words that cross a red line, by the lists in red_lines.csv and red_line_words.csv. Width, case, blanks, punctuation,
/// invisible characters, look-alike letters and digits make no difference. A list cannot understand: it stops the plain cases
/// and says why, and whoever writes is still answerable for what is written.
/// </summary>
public static class RedLines
{
    /// <summary>Letters that may stand where a phrase has a star.</summary>
    private const int Gap = 40;

    /// <summary>Letters before a phrase among which a negation makes good advice of it.</summary>
    private const int Reach = 24;

    /// <summary>Letters of other scripts that look like Latin ones, beside the Latin ones.</summary>
    private const string LookAlikes = "\u0430a\u0435e\u043eo\u0440p\u0441c\u0445x\u0443y\u0456i\u0455s\u04bbh\u0501d\u051bq\u03bfo\u03b1a\u03b5e\u03bdv\u0261g\u03c1p\u0131i";

    private static readonly FrozenDictionary<char, char> Looks = Enumerable.Range(0, LookAlikes.Length / 2).ToFrozenDictionary(i => LookAlikes[2 * i], i => LookAlikes[(2 * i) + 1]);

    private static readonly FrozenDictionary<string, string[]> Sets = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "red_line_words.csv", "set", "word").Rows
        .GroupBy(row => row.Text("set")).ToFrozenDictionary(set => set.Key, set => set.Select(row => Letters.Of(row.Text("word"), '1').Text).Distinct().OrderByDescending(word => word.Length).ToArray(), StringComparer.Ordinal);

    private static readonly Regex Negations = new($"(?:{Any("not")})", RegexOptions.CultureInvariant);

    private static readonly Regex FeeNegations = new($"(?:{Any("feenot")})", RegexOptions.CultureInvariant);

    private static readonly Regex Conditions = new($"(?:{Any("unless")})$", RegexOptions.CultureInvariant);

    private static readonly Regex Exceptions = new($"(?:{Any("except")})", RegexOptions.CultureInvariant);

    private static readonly Regex NotPublic = new("(?:un|non|notyet|not)publi[a-z]*|[\u672a\u4e0d\u975e\u6ca1]\u516c\u5f00", RegexOptions.CultureInvariant);

    private static readonly IReadOnlyList<Phrase> Phrases =
        [.. CsvTable.FromResource(Assembly.GetExecutingAssembly(), "red_lines.csv", "line", "when", "phrase").Rows.Select(row => Phrase.Of(row.Choice<RedLine>("line"), row.Text("when") == "direct", row.Text("phrase")))];

    /// <summary>Which line a text crosses; null when it crosses none.</summary>
    public static RedLine? Crossed(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // A one is written for an i and for an l.
        var letters = Letters.Of(text, 'i');
        return Crossed(letters) ?? (letters.HasOnes ? Crossed(Letters.Of(text, 'l')) : null);
    }

    /// <summary>Whether a posting speaks of money that an applicant would have to pay. "We ask no deposit" does not.</summary>
    public static bool AsksForMoney(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        var letters = Letters.Of(text, 'i');
        return Crosses(letters, IsFee) || (letters.HasOnes && Crosses(Letters.Of(text, 'l'), IsFee));
        static bool IsFee(RedLine line) => line == RedLine.Fee;
    }

    /// <summary>Refuses text for a talent that crosses a red line, and says which.</summary>
    public static IRuleBuilderOptions<T, string?> CrossesNoRedLine<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => Crossed(value) != RedLine.Hide).Says("RedLine_Hide").Must(value => Crossed(value) != RedLine.Confidential).Says("RedLine_Confidential");

    /// <summary>The text that says why a line may not be crossed.</summary>
    public static TextKey Words(RedLine line) => line == RedLine.Hide ? "RedLine_Hide" : "RedLine_Confidential";

    private static RedLine? Crossed(Letters letters)
    {
        // Advisers speak of fees of visas and schools, which are no red line of theirs.
        foreach (var line in (RedLine[])[RedLine.Hide, RedLine.Confidential])
            if (Crosses(letters, one => one == line)) return line;
        return null;
    }

    private static bool Crosses(Letters letters, Func<RedLine, bool> isAsked)
    {
        foreach (var phrase in Phrases.Where(phrase => isAsked(phrase.Line)))
            foreach (Match match in phrase.Pattern.Matches(letters.Text))
                if (IsMeant(phrase, match, letters)) return true;
        return false;
    }

    private static bool IsMeant(Phrase phrase, Match match, Letters letters)
    {
        if (!letters.SameSentence(match.Index, match.Index + match.Length - 1) && phrase.HasGap) return false;
        foreach (var word in match.Groups["w"].Captures.Cast<Capture>()) if (!letters.IsWhole(word.Index, word.Length)) return false;
        var before = letters.Before(match.Index, Reach);
        if (Conditions.Match(before) is { Success: true } condition && letters.IsWhole(match.Index - condition.Length, condition.Length)) return false;
        if (!phrase.IsDirect && Negations.Matches(before).Any(not => letters.IsWhole(match.Index - before.Length + not.Index, not.Length))) return false;
        if (phrase.Line == RedLine.Fee && FeeNegations.Matches(before).Any(not => letters.IsWhole(match.Index - before.Length + not.Index, not.Length))) return false;
        return phrase.Line == RedLine.Hide || !match.Groups["gap"].Captures.Any(gap => letters.Excepts(gap));
    }

    private static string Any(string set) => string.Join('|', Sets[set].Select(Word));

    /// <summary>A word for a pattern. The Chinese "don't" of one sign is also the end of words for particular and some.</summary>
    private static string Word(string word) => word[0] is '\u522b' or '\u5225' ? $"(?<![\u7279\u4e2a\u5206\u7ea7\u7c7b\u533a\u6027\u500b]){word}" : Regex.Escape(word);

    private sealed record Phrase(RedLine Line, bool IsDirect, Regex Pattern, bool HasGap)
    {
        public static Phrase Of(RedLine line, bool isDirect, string phrase)
        {
            var pattern = new StringBuilder();
            foreach (var part in phrase.Split(' '))
            {
                if (part == "*") pattern.Append($"(?<gap>.{{0,{Gap}}}?)");
                else if (part[0] == '{') pattern.Append($"(?<w>{Any(part[1..^1])})");
                else pattern.Append($"(?<w>{Word(Letters.Of(part, '1').Text)})");
            }

            return new(line, isDirect, new Regex(pattern.ToString(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), phrase.Contains('*', StringComparison.Ordinal));
        }
    }

    /// <summary>The letters of a text without what stands between them, and where words, clauses and sentences end.</summary>
    private sealed class Letters
    {
        private readonly List<int> _clause = [];
        private readonly List<int> _sentence = [];
        private readonly List<bool> _begins = [];
        private readonly StringBuilder _text = new();

        public string Text { get; private set; } = "";

        /// <summary>Whether a one stands among Latin letters.</summary>
        public bool HasOnes { get; private set; }

        /// <param name="one">The letter for which a one among Latin letters stands; a one leaves it.</param>
        public static Letters Of(string text, char one)
        {
            var found = new Letters();
            var plain = TextNormaliser.WithoutAccents(text);
            var (clause, sentence, begins) = (0, 0, true);
            for (var i = 0; i < plain.Length; i++)
            {
                var c = Looks.GetValueOrDefault(plain[i], plain[i]);
                if (IsAmongLatin(plain, i)) c = found.Folded(c, one);
                if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                {
                    found._text.Append(c);
                    found._clause.Add(clause);
                    found._sentence.Add(sentence);
                    found._begins.Add(begins || c > '\u2e80');
                    begins = c > '\u2e80';
                    continue;
                }

                // An apostrophe stands within a word; all else ends it.
                if (c is '\'' or '\u2019' or '\u02bc') continue;
                begins = true;
                var ends = i + 1 == plain.Length || !char.IsLetterOrDigit(plain[i + 1]);
                if (c is '\n' or '\r' or '\u3002' or ';' || (c is '.' or '!' or '?' && (ends || plain[i + 1] > '\u2e80'))) sentence++;
                if (c is '\n' or '\r' or '\u3002' or ';' or '.' or '!' or '?' or ',' or ':' or '\u3001' or '\u2014') clause++;
            }

            found.Text = found._text.ToString();
            return found;
        }

        public bool SameSentence(int first, int last) => _sentence[first] == _sentence[last];

        /// <summary>Short Latin words count as words only, not as ends of others: "hr" is no part of "three".</summary>
        public bool IsWhole(int start, int length) =>
            length == 0 || Text[start] > '\u2e80' || length > 6 || (_begins[start] && (start + length == Text.Length || _begins[start + length]));

        /// <summary>What stands before, of the same clause.</summary>
        public string Before(int at, int most)
        {
            var from = at;
            while (from > 0 && at - from < most && _clause[from - 1] == _clause[at]) from--;
            return Text[from..at];
        }

        public bool Excepts(Capture gap)
        {
            var hidden = NotPublic.Matches(gap.Value);
            return Exceptions.Matches(gap.Value).Any(word => !hidden.Any(other => word.Index < other.Index + other.Length && other.Index < word.Index + word.Length) && IsWhole(gap.Index + word.Index, word.Length));
        }

        /// <summary>Whether a Latin letter stands in the same run of letters, digits and signs that stand for letters.</summary>
        private static bool IsAmongLatin(string text, int at)
        {
            if (text[at] is not (>= '0' and <= '9' or '$' or '@')) return false;
            for (var i = at - 1; i >= 0 && !char.IsWhiteSpace(text[i]); i--) if (IsLatin(text, i)) return true;
            for (var i = at + 1; i < text.Length && !char.IsWhiteSpace(text[i]); i++) if (IsLatin(text, i)) return true;
            return false;
        }

        private static bool IsLatin(string text, int at) => at >= 0 && at < text.Length && Looks.GetValueOrDefault(text[at], text[at]) is >= 'a' and <= 'z';

        private char Folded(char c, char one)
        {
            if (c == '1') HasOnes = true;
            return c switch
            {
                '0' => 'o',
                '1' => one,
                '3' => 'e',
                '5' or '$' => 's',
                '@' => 'a',
                _ => c,
            };
        }
    }
}
