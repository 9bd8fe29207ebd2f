namespace TalentPortal.Features.Reference.Domain;

/// <summary>What all reference data has: a stable code that rows of other tables keep, and a name in both languages.</summary>
public abstract record ReferenceEntry(string Code, string NameZh, string NameEn)
{
    /// <summary>The name in the language of a BCP 47 tag: Chinese for "zh" and "zh-…", otherwise English.</summary>
    public string Name(string language) => IsChinese(language) ? NameZh : NameEn;

    internal static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
}
