using System.Collections.Frozen;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>A district, county or county-level city within a city, under its GB/T 2260 code.</summary>
/// <param name="CityCode">The city, or the province that is one.</param>
/// <param name="NameZh">Full name with its unit, as on an official form.</param>
/// <param name="ShortZh">The name without its unit, as people say it.</param>
/// <param name="Slug">For addresses: city and district; unique.</param>
public sealed record District(string Code, string CityCode, string NameZh, string ShortZh, string NameEn, string Pinyin, string Slug) : ReferenceEntry(Code, NameZh, NameEn)
{
    /// <summary>The name as it stands beside that of its city: with its unit in Chinese, because many are called alike.</summary>
    public string NameIn(Language language) => language == Language.Chinese ? NameZh : NameEn;
}

/// <summary>The districts of those cities of which the portal has a list; of others nobody can say one.</summary>
public sealed class DistrictList : ReferenceList<District>
{
    private readonly FrozenDictionary<string, District> _bySlug;
    private readonly FrozenDictionary<string, IReadOnlyList<District>> _byCity;

    internal DistrictList(IReadOnlyList<District> districts)
        : base(districts)
    {
        _bySlug = districts.ToFrozenDictionary(district => district.Slug, StringComparer.Ordinal);
        _byCity = districts.GroupBy(district => district.CityCode).ToFrozenDictionary(city => city.Key, city => (IReadOnlyList<District>)[.. city]);
    }

    public District? BySlug(string? slug) => slug is null ? null : _bySlug.GetValueOrDefault(slug);

    /// <summary>Those of a city, in the order of their codes; none where there is no list.</summary>
    public IReadOnlyList<District> Of(string? cityCode) => cityCode is null ? [] : _byCity.GetValueOrDefault(cityCode) ?? [];

    /// <summary>The one that somebody means by a code, a slug or a name in either language; a name alone means one of its city, or the only one of that name.</summary>
    public District? Meant(string? typed, string? cityCode)
    {
        var text = TextNormaliser.WithoutAccents(typed).Trim();
        if (text.Length == 0) return null;
        if ((Find(text) ?? BySlug(text)) is { } known) return cityCode is null || known.CityCode == cityCode ? known : null;
        var name = Plain(text);
        var named = (cityCode is null ? this : (IEnumerable<District>)Of(cityCode)).Where(one => one.NameZh == text || one.ShortZh == text || Plain(one.NameEn.ToLowerInvariant()) == name).Take(2).ToList();
        return named is [var only] ? only : null;
    }

    /// <summary>"Gulou District", "gu lou" and "Gulou" are one name.</summary>
    private static string Plain(string name)
    {
        var words = name.Split([' ', '\'', '\u2019', '-'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && words[^1] is "district" or "county" or "city" or "qu" or "xian" or "shi") words.RemoveAt(words.Count - 1);
        return string.Concat(words);
    }
}
