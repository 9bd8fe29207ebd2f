using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>What all reference data has: a stable code that rows of other tables keep, and a name in both languages.</summary>
public abstract record ReferenceEntry(string Code, string NameZh, string NameEn)
{
    public string Name(Language language) => language == Language.Chinese ? NameZh : NameEn;
}
