using System.Text.RegularExpressions;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// How an employer's Chinese name is typed by who has no Chinese keyboard: its pinyin without place and legal form, also
/// the beginning of it, and the first letters.
/// </summary>
internal static partial class EmployerPinyin
{
    /// <summary>The longest beginning that is a key of its own, in characters.</summary>
    private const int BeginningMax = 6;

    private const int NameMax = 30;

    private static readonly string[] endings =
        [.. CsvTable.FromResource(typeof(EmployerPinyin).Assembly, "employer_name_endings.csv", "ending").Rows.Select(row => row.Text("ending")).OrderByDescending(ending => ending.Length)];

    /// <summary>Words of letters, for the index, of one or several names with blanks between them; none of a name with a character whose reading is not known.</summary>
    public static string Of(string? namesZh) => string.Join(' ', (namesZh ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Keys).Distinct());

    private static IReadOnlyList<string> Keys(string nameZh)
    {
        var name = Bracketed().Replace(nameZh.Replace('\uff08', '(').Replace('\uff09', ')'), "").Trim();
        if (endings.FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) is { } ending) name = name[..^ending.Length];
        var whole = string.Concat(name.Where(HanNames.IsHan));
        var core = WithoutPlace(whole);
        if (core.Length is < 2 or > NameMax || HanNames.Syllables(core) is not { } syllables) return [];
        var keys = new List<string>();
        for (var count = 2; count <= Math.Min(syllables.Length, BeginningMax); count++) keys.Add(string.Concat(syllables.Take(count)));
        keys.Add(string.Concat(syllables));
        if (core != whole && HanNames.Syllables(whole) is { } all) keys.Add(string.Concat(all));
        for (var count = syllables.Length == 2 ? 2 : 3; count <= Math.Min(syllables.Length, BeginningMax); count++) keys.Add(string.Concat(syllables.Take(count).Select(syllable => syllable[0])));
        return keys;
    }

    private static string WithoutPlace(string name)
    {
        for (var length = Math.Min(PlaceNames.LongestHan, name.Length - 2); length >= 2; length--)
        {
            if (PlaceNames.Han.ContainsKey(name[..length])) return name[length..];
        }

        return name;
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Bracketed();
}
