using System.Collections.Frozen;
using System.Reflection;

namespace TalentPortal.Platform.Text;

/// <summary>
/// How names in characters are read, by han_syllables.csv and surname_readings.csv: 8,932 characters, simplified and
/// traditional, one reading each, and the surnames that are read otherwise. Rarer characters and given names with an
/// uncommon reading are not covered.
/// </summary>
internal static class HanNames
{
    private static readonly FrozenDictionary<char, string> Usual = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "han_syllables.csv", "syllable", "characters").Rows
        .SelectMany(row => row.Text("characters").Select(character => (character, Plain(row.Text("syllable"))))).ToFrozenDictionary(item => item.character, item => item.Item2);

    private static readonly FrozenDictionary<string, string[]> Surnames = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "surname_readings.csv", "surname", "reading").Rows
        .GroupBy(row => row.Text("surname")).ToFrozenDictionary(group => group.Key, group => group.Select(row => Plain(row.Text("reading"))).ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> AllSyllables = Usual.Values.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsHan(char c) => c is (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');

    /// <summary>Surname and given name in letters, in every way in which these characters may be read; none when one of them is not known.</summary>
    public static IEnumerable<(string Surname, string Given)> Read(string characters)
    {
        foreach (var length in (int[])[1, 2])
        {
            if (characters.Length <= length || (length == 2 && !Surnames.ContainsKey(characters[..2]) && characters.Length < 4)) continue;
            if (Sounds(characters[length..]) is not { } given) continue;
            string[] surnames = Surnames.TryGetValue(characters[..length], out var known) ? known : Sounds(characters[..length]) is { } usual ? [usual] : [];
            foreach (var surname in surnames) yield return (surname, given);
        }
    }

    /// <summary>The usual reading of each character; null when one of them is not known.</summary>
    public static string[]? Syllables(string characters) => characters.All(Usual.ContainsKey) ? [.. characters.Select(c => Usual[c])] : null;

    /// <summary>Whether a word is one syllable of pinyin.</summary>
    public static bool IsSyllable(string word) => AllSyllables.Contains(word);

    private static string? Sounds(string characters) => characters.All(Usual.ContainsKey) ? string.Concat(characters.Select(c => Usual[c])) : null;

    /// <summary>As people without that key type it.</summary>
    private static string Plain(string pinyin) => pinyin.Replace('v', 'u');
}
