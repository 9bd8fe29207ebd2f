using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reference.Domain;

public enum DivisionLevel { Province, City }

/// <summary>The legal kind of a division; <see cref="ProvinceGovernedCounty"/> are county-level units without a prefecture above them.</summary>
public enum DivisionKind
{
    Province, AutonomousRegion, Municipality, SpecialAdministrativeRegion,
    City, Prefecture, AutonomousPrefecture, League, ProvinceGovernedCounty,
}

/// <summary>An administrative division of China, province or city level, under its GB/T 2260 code.</summary>
/// <param name="NameZh">Full name with its unit, as on an official form.</param>
/// <param name="ShortZh">The name without its unit, as people say it.</param>
/// <param name="Pinyin">Of <paramref name="ShortZh"/>: lower case, no tones, one blank between syllables.</param>
/// <param name="Slug">For addresses; unique among all divisions.</param>
public sealed record Division(
    string Code, string? ParentCode, DivisionLevel Level, DivisionKind Kind,
    string NameZh, string ShortZh, string NameEn, string Pinyin, string Slug) : ReferenceEntry(Code, NameZh, NameEn)
{
    /// <summary>A place where somebody can work and live: every city, and those provinces that are one city.</summary>
    public bool IsCity => Level == DivisionLevel.City || Kind is DivisionKind.Municipality or DivisionKind.SpecialAdministrativeRegion;

    /// <summary>The ISO 3166 code for machine formats: Hong Kong, Macao and Taiwan have codes of their own there.</summary>
    public string CountryCode => Code[..2] switch { "71" => "TW", "81" => "HK", "82" => "MO", _ => "CN" };

    /// <summary>The everyday name: without the unit in Chinese.</summary>
    public string ShortName(Language language) =>
        language != Language.Chinese ? NameEn : CountryCode == "CN" ? ShortZh : NameZh;

    /// <summary>The everyday name with the province, which tells apart cities that share a name.</summary>
    public string NameWithProvince(Language language)
    {
        if (ParentCode is null)
            return ShortName(language);
        var province = ReferenceData.Divisions[ParentCode];
        return language == Language.Chinese ? province.ShortZh + ShortZh : $"{NameEn}, {province.NameEn}";
    }
}
