using System.Text;

namespace TalentPortal.Platform.Text;

/// <summary>
/// The forms by which one person's name is found again, however it is written: in characters or in letters, surname first
/// or last, with hyphens, blanks, accents and capitals or without, with or without a middle name. Two names may be one
/// person's when they share a form; namesakes share them too, so it is a question to ask and never an answer. Letters of
/// Cantonese, Hokkien, Korean or Wade–Giles spellings are compared as they are: they do not lead to the characters.
/// </summary>
public static class NameForms
{
    private const int MostWords = 6;

    /// <summary>Every form of a name that is written once in characters and once in letters, or in one of the two.</summary>
    public static IReadOnlySet<string> Of(string? characters, string? letters)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in (string?[])[characters, letters])
        {
            var text = TextNormaliser.WithoutAccents(written);
            if (text.Any(HanNames.IsHan)) AddHan(string.Concat(text.Where(HanNames.IsHan)), forms);
            else AddLetters(text, forms);
        }

        return forms;
    }

    private static void AddHan(string characters, HashSet<string> forms)
    {
        if (characters.Length < 2) return;
        forms.Add(characters);
        foreach (var (surname, given) in HanNames.Read(characters)) forms.Add(Pair(surname, given));
    }

    private static void AddLetters(string text, HashSet<string> forms)
    {
        var words = Words(text);
        if (words.Count > 3) words = [.. words.Where(word => word.Length > 1)];
        else if (words.Count == 3 && words[1].Length == 1) words.RemoveAt(1);
        if (words.Count < 2) return;
        forms.Add(Pair(words[0], string.Concat(words[1..])));
        forms.Add(Pair(words[^1], string.Concat(words[..^1])));
        // Who has a middle name does not give it everywhere.
        if (words.Count > 2) forms.Add(Pair(words[0], words[^1]));
    }

    /// <summary>Parts between blanks and commas; hyphens and apostrophes join.</summary>
    private static List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var c in text + " ")
        {
            if (char.IsLetter(c)) word.Append(c);
            else if ((char.IsWhiteSpace(c) || c is ',' or '.' or '\u00b7' or '\uff0c') && word.Length > 0)
            {
                if (words.Count < MostWords) words.Add(Passport(word.ToString()));
                word.Clear();
            }
        }

        return words;
    }

    /// <summary>"Lü" is LYU in passports and lv on keyboards.</summary>
    private static string Passport(string word) =>
        word.Replace("lyu", "lu", StringComparison.Ordinal).Replace("nyu", "nu", StringComparison.Ordinal).Replace('v', 'u');

    private static string Pair(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? $"{one} {other}" : $"{other} {one}";
}
