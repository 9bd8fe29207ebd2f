namespace TalentPortal.Features.Reference.Domain;

/// <summary>A country or region of ISO 3166-1, under its alpha-2 code.</summary>
/// <param name="CallingCode">Digits after the plus sign; null where nobody lives permanently.</param>
public sealed record Country(string Code, string Alpha3, string NameZh, string NameEn, string? CallingCode) : ReferenceEntry(Code, NameZh, NameEn);

/// <summary>A human language under its ISO 639-1 code (639-3 where there is none).</summary>
/// <param name="Endonym">What its speakers call it.</param>
public sealed record SpokenLanguage(string Code, string NameZh, string NameEn, string Endonym) : ReferenceEntry(Code, NameZh, NameEn);

/// <summary>A level of education that a posting asks for or a person has.</summary>
/// <param name="Rank">0 (none) to 5 (doctorate): a higher rank satisfies a lower demand.</param>
/// <param name="Isced">Level of ISCED 2011.</param>
/// <param name="Gbt4658">Code of the list GB/T 4658-2006 for having graduated.</param>
/// <param name="Gbt6864">First digit in the list GB/T 6864 of academic degrees.</param>
public sealed record Degree(string Code, int Rank, int? Isced, string? Gbt4658, string? Gbt6864, string NameZh, string NameEn)
    : ReferenceEntry(Code, NameZh, NameEn)
{
    public const string IscedList = "ISCED 2011";
    public const string Gbt4658List = "GB/T 4658-2006";
    public const string Gbt6864List = "GB/T 6864";
}

/// <summary>A branch of the industry tree; the code is also its slug in addresses.</summary>
/// <param name="Position">Order in lists: parents before children, related branches together.</param>
/// <param name="Isic">Section letter of ISIC Rev. 4.</param>
/// <param name="Gbt4754">Door letter of GB/T 4754-2017.</param>
/// <param name="Clusters">Divisions known for this industry.</param>
public sealed record Industry(
    string Code, string? ParentCode, int Position, string NameZh, string NameEn, string Pinyin,
    string Isic, string Gbt4754, IReadOnlyList<string> Clusters) : ReferenceEntry(Code, NameZh, NameEn);

/// <summary>A group of ISCO-08: major (one digit), sub-major, minor, or unit group (four digits).</summary>
/// <param name="Aliases">What people call work of the group, in either language.</param>
public sealed record Occupation(string Code, string NameZh, string NameEn, string Pinyin, IReadOnlyList<string> Aliases) : ReferenceEntry(Code, NameZh, NameEn)
{
    /// <summary>The group it lies in: its code without the last digit.</summary>
    public string? ParentCode => Code.Length > 1 ? Code[..^1] : null;

    /// <summary>Whether a posting can be of it; the others only gather.</summary>
    public bool IsUnit => Code.Length == 4;
}

/// <summary>A skill that postings ask for.</summary>
/// <param name="IndustryCode">Root of the industry tree under which it is listed.</param>
/// <param name="Aliases">Other words for the same, in either language.</param>
public sealed record Skill(string Code, string IndustryCode, string NameZh, string NameEn, string Pinyin, IReadOnlyList<string> Aliases) : ReferenceEntry(Code, NameZh, NameEn);

/// <summary>How somebody is engaged.</summary>
/// <param name="SchemaOrg">The schema.org employmentType that is published.</param>
/// <param name="Accepts">The schema.org values that an import maps to this kind.</param>
public sealed record EmploymentKind(string Code, int Position, string SchemaOrg, IReadOnlyList<string> Accepts, string NameZh, string NameEn)
    : ReferenceEntry(Code, NameZh, NameEn);

/// <summary>A currency of ISO 4217.</summary>
/// <param name="MinorUnits">Number of decimals.</param>
public sealed record Currency(string Code, int MinorUnits, string Symbol, string NameZh, string NameEn) : ReferenceEntry(Code, NameZh, NameEn);

/// <summary>What a rate of pay refers to.</summary>
/// <param name="SchemaOrg">The schema.org unitText.</param>
public sealed record PayPeriod(string Code, int Position, string SchemaOrg, string NameZh, string NameEn) : ReferenceEntry(Code, NameZh, NameEn);

/// <summary>A time zone that people can choose, under its IANA name, called by a city they know.</summary>
/// <param name="Countries">ISO 3166 codes of the countries of which it is the usual one.</param>
public sealed record Zone(string Code, IReadOnlyList<string> Countries, string NameZh, string NameEn) : ReferenceEntry(Code, NameZh, NameEn)
{
    /// <summary>Its clock, from the system's own data.</summary>
    public TimeZoneInfo Info { get; } = TimeZoneInfo.FindSystemTimeZoneById(Code);
}

/// <summary>A part of the world after the geographic regions of the United Nations.</summary>
/// <param name="Countries">ISO 3166 codes of its countries; a country lies in one region, the Antarctic ones in none.</param>
public sealed record WorldRegion(string Code, IReadOnlyList<string> Countries, string NameZh, string NameEn) : ReferenceEntry(Code, NameZh, NameEn);
