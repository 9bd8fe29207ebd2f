using System.Collections.Frozen;

namespace TalentPortal.Platform.Text;

/// <summary>
/// The English (Porter 2) stemmer as published by the Snowball project, the same that PostgreSQL's english dictionary uses:
/// "engineers", "engineering" and "engineer" become one lexeme. It runs here and not in the database so that documents and
/// queries are cut by the same code.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly FrozenDictionary<string, string> special = new Dictionary<string, string>
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie",
        ["idly"] = "idl", ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl",
        ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> finishedAfterPlural =
        FrozenSet.Create(StringComparer.Ordinal, "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed");

    private static readonly (string Suffix, string Put)[] step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"),
        ("ization", "ize"), ("izer", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("aliti", "al"), ("alli", "al"),
        ("fulness", "ful"), ("ousness", "ous"), ("ousli", "ous"), ("iveness", "ive"), ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"),
        ("fulli", "ful"), ("lessli", "less"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Put)[] step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""), ("ative", ""),
    ];

    private static readonly string[] step4 =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"];

    /// <summary>The stem of a lower-case word of the letters a to z and apostrophes.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2)
            return word;
        if (word[0] == '\'')
            word = word[1..];
        if (special.TryGetValue(word, out var known))
            return known;
        var w = MarkConsonantY(word);
        var (r1, r2) = Regions(w);
        w = Step0(w);
        w = Step1A(w);
        if (finishedAfterPlural.Contains(w))
            return w;
        w = Step1B(w, r1);
        w = Step1C(w);
        w = Step2(w, r1);
        w = Step3(w, r1, r2);
        w = Step4(w, r2);
        w = Step5(w, r1, r2);
        return w.Replace('Y', 'y');
    }

    private static string MarkConsonantY(string word)
    {
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                letters[i] = 'Y';
        }
        return new string(letters);
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool HasVowel(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (IsVowel(c))
                return true;
        }
        return false;
    }

    /// <summary>Where R1 and R2 begin: after the first consonant that follows a vowel, and the same again within R1.</summary>
    private static (int R1, int R2) Regions(string w)
    {
        var r1 = w switch
        {
            _ when w.StartsWith("gener", StringComparison.Ordinal) => 5,
            _ when w.StartsWith("commun", StringComparison.Ordinal) => 6,
            _ when w.StartsWith("arsen", StringComparison.Ordinal) => 5,
            _ => After(w, 0),
        };
        return (r1, After(w, r1));
    }

    private static int After(string w, int from)
    {
        for (var i = from + 1; i < w.Length; i++)
        {
            if (!IsVowel(w[i]) && IsVowel(w[i - 1]))
                return i + 1;
        }
        return w.Length;
    }

    private static bool Ends(string w, string suffix) => w.EndsWith(suffix, StringComparison.Ordinal);

    private static string Cut(string w, int count) => w[..^count];

    private static bool InRegion(string w, string suffix, int region) => w.Length - suffix.Length >= region;

    private static string Step0(string w) =>
        Ends(w, "'s'") ? Cut(w, 3) : Ends(w, "'s") ? Cut(w, 2) : Ends(w, "'") ? Cut(w, 1) : w;

    private static string Step1A(string w)
    {
        if (Ends(w, "sses"))
            return Cut(w, 2);
        if (Ends(w, "ied") || Ends(w, "ies"))
            return w.Length > 4 ? Cut(w, 2) : Cut(w, 1);
        if (Ends(w, "us") || Ends(w, "ss") || !Ends(w, "s"))
            return w;
        return w.Length > 2 && HasVowel(w.AsSpan(0, w.Length - 2)) ? Cut(w, 1) : w;
    }

    private static string Step1B(string w, int r1)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["eedly", "eed"])
        {
            if (Ends(w, suffix))
                return InRegion(w, suffix, r1) ? Cut(w, suffix.Length - 2) : w;
        }
        foreach (var suffix in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(w, suffix))
                continue;
            if (!HasVowel(w.AsSpan(0, w.Length - suffix.Length)))
                return w;
            var rest = Cut(w, suffix.Length);
            if (Ends(rest, "at") || Ends(rest, "bl") || Ends(rest, "iz"))
                return rest + "e";
            if (rest.Length > 1 && rest[^1] == rest[^2] && rest[^1] is ('b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't'))
                return Cut(rest, 1);
            return IsShort(rest, r1) ? rest + "e" : rest;
        }
        return w;
    }

    /// <summary>A word is short when R1 is empty and it ends in a short syllable.</summary>
    private static bool IsShort(string w, int r1) => r1 == w.Length && EndsInShortSyllable(w);

    private static bool EndsInShortSyllable(string w) => w.Length switch
    {
        < 2 => false,
        2 => IsVowel(w[0]) && !IsVowel(w[1]),
        _ => !IsVowel(w[^1]) && w[^1] is not ('w' or 'x' or 'Y') && IsVowel(w[^2]) && !IsVowel(w[^3]),
    };

    private static string Step1C(string w) =>
        w.Length > 2 && w[^1] is ('y' or 'Y') && !IsVowel(w[^2]) ? Cut(w, 1) + "i" : w;

    private static string Step2(string w, int r1)
    {
        foreach (var (suffix, put) in step2)
        {
            if (!Ends(w, suffix))
                continue;
            if (!InRegion(w, suffix, r1))
                return w;
            return suffix switch
            {
                "ogi" => w.Length > 3 && w[^4] == 'l' ? Cut(w, 1) : w,
                "li" => w.Length > 2 && w[^3] is ('c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't') ? Cut(w, 2) : w,
                _ => Cut(w, suffix.Length) + put,
            };
        }
        return w;
    }

    private static string Step3(string w, int r1, int r2)
    {
        foreach (var (suffix, put) in step3)
        {
            if (!Ends(w, suffix))
                continue;
            var allowed = InRegion(w, suffix, r1) && (suffix != "ative" || InRegion(w, suffix, r2));
            return allowed ? Cut(w, suffix.Length) + put : w;
        }
        return w;
    }

    private static string Step4(string w, int r2)
    {
        foreach (var suffix in step4)
        {
            if (!Ends(w, suffix))
                continue;
            var allowed = InRegion(w, suffix, r2) && (suffix != "ion" || w.Length > 3 && w[^4] is ('s' or 't'));
            return allowed ? Cut(w, suffix.Length) : w;
        }
        return w;
    }

    private static string Step5(string w, int r1, int r2)
    {
        if (Ends(w, "e"))
            return InRegion(w, "e", r2) || InRegion(w, "e", r1) && !EndsInShortSyllable(Cut(w, 1)) ? Cut(w, 1) : w;
        return Ends(w, "ll") && InRegion(w, "l", r2) ? Cut(w, 1) : w;
    }
}
