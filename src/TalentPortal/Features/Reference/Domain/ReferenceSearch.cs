using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>Finds divisions, industries, occupations and skills by what somebody types: Chinese, English, pinyin, its first letters.</summary>
public static class ReferenceSearch
{
    /// <summary>The best first; the order of the list among equals. Empty for an empty text.</summary>
    public static IReadOnlyList<Division> Search(this DivisionTree divisions, string? typed, int max = 20) =>
        Best(divisions, typed, max, d => d.Pinyin, d => [d.NameZh, d.ShortZh], d => [d.NameEn, d.NameWithProvince(Language.English)]);

    /// <inheritdoc cref="Search(DivisionTree, string?, int)"/>
    public static IReadOnlyList<Industry> Search(this ReferenceTree<Industry> industries, string? typed, int max = 20) =>
        Best(industries, typed, max, i => i.Pinyin, i => [i.NameZh], i => [i.NameEn]);

    /// <summary>Unit groups, also by what people call work of the group.</summary>
    public static IReadOnlyList<Occupation> Search(this ReferenceTree<Occupation> occupations, string? typed, int max = 20) =>
        Best(occupations.Where(o => o.IsUnit), typed, max, o => o.Pinyin, o => [o.NameZh, o.Code], o => [o.NameEn, .. o.Aliases]);

    /// <summary>Skills, also by other words for them.</summary>
    public static IReadOnlyList<Skill> Search(this SkillList skills, string? typed, int max = 20) =>
        Best(skills, typed, max, s => s.Pinyin, s => [s.NameZh], s => [s.NameEn, .. s.Aliases]);

    private static IReadOnlyList<T> Best<T>(IEnumerable<T> entries, string? typed, int max, Func<T, string> pinyin, Func<T, string[]> chinese, Func<T, string[]> english)
    {
        var text = TextNormaliser.WithoutAccents(typed).Trim();
        if (text.Length is 0 or > 100)
            return [];
        return [.. entries
            .Select(entry => (Entry: entry, Score: Math.Max(
                (int)PinyinLite.Match(pinyin(entry), text) * 2,
                chinese(entry).Concat(english(entry)).Max(name => Fit(TextNormaliser.WithoutAccents(name), text)))))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)
            .Take(max)
            .Select(hit => hit.Entry)];
    }

    /// <summary>On the scale of <see cref="PinyinFit"/> doubled, a written name counting a little more than its pinyin.</summary>
    private static int Fit(string name, string text)
    {
        if (name == text)
            return 7;
        if (name.StartsWith(text, StringComparison.Ordinal))
            return 5;
        var at = name.IndexOf(text, StringComparison.Ordinal);
        // Inside a Latin word a match means nothing ("tin" in "marketing"); inside Chinese it does.
        return at > 0 && (!char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(name[at - 1])) ? 3 : 0;
    }
}
