using System.Collections.Frozen;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>What one name can mean. Several divisions can share it; a state abroad tells only its country.</summary>
internal sealed record PlaceName(IReadOnlyList<Division> Divisions, string? CountryCode, WorldCity? City);

/// <summary>All names of places, by the letters they consist of (Latin) and by their characters (Chinese).</summary>
internal static class PlaceNames
{
    /// <summary>Keys of <see cref="Key"/>.</summary>
    public static FrozenDictionary<string, PlaceName> Latin { get; } = ReadLatin();

    public static FrozenDictionary<string, PlaceName> Han { get; } = ReadHan();

    /// <summary>The longest Chinese name, in characters.</summary>
    public static int LongestHan { get; } = Han.Keys.Max(name => name.Length);

    /// <summary>Only the letters and digits of a Latin name: "Shang hai", "Xi'an" and "São Paulo" become one word.</summary>
    public static string Key(string text) =>
        string.Concat(TextNormaliser.WithoutAccents(text).Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    public static bool IsHan(string text) => text.EnumerateRunes().Any(SearchTokens.IsCjk);

    private static FrozenDictionary<string, PlaceName> ReadLatin()
    {
        var names = new Dictionary<string, PlaceName>(StringComparer.Ordinal);
        foreach (var (alias, division) in Aliases().Where(a => !IsHan(a.Alias)))
            names.TryAdd(Key(alias), Named(division));
        foreach (var group in ReferenceData.Divisions.GroupBy(d => Key(d.NameEn)))
            names.TryAdd(group.Key, Named([.. group]));
        foreach (var country in ReferenceData.Countries)
        {
            // "Georgia" alone is as often the state; "Jersey" is the island.
            if (country.Code != "GE")
                names.TryAdd(Key(country.NameEn), InCountry(country.Code));
        }
        foreach (var (city, spellings, region) in Abroad())
        {
            foreach (var spelling in spellings.Where(s => !IsHan(s)))
                names.TryAdd(Key(spelling), region is null ? Abroad(city!) : InCountry(region));
        }
        // Last, so that "shanxi" and "jilin" mean what they mean in English.
        var written = names.Keys.ToHashSet();
        foreach (var group in ReferenceData.Divisions.GroupBy(d => Key(d.Pinyin.Replace('ü', 'v'))).Where(g => !written.Contains(g.Key)))
            names.TryAdd(group.Key, Named([.. group]));
        names.Remove("");
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, PlaceName> ReadHan()
    {
        var names = new Dictionary<string, PlaceName>(StringComparer.Ordinal);
        foreach (var division in ReferenceData.Divisions)
            names.TryAdd(division.NameZh, Named(division));
        // A province before the city of the same name; small counties only with their unit, as their names are common words.
        foreach (var division in ReferenceData.Divisions.Where(d => d.Kind != DivisionKind.ProvinceGovernedCounty).OrderBy(d => d.Level))
            names.TryAdd(division.ShortZh, Named(division));
        foreach (var (alias, division) in Aliases().Where(a => IsHan(a.Alias)))
            names.TryAdd(alias, Named(division));
        foreach (var country in ReferenceData.Countries)
            names.TryAdd(country.NameZh, InCountry(country.Code));
        foreach (var (city, spellings, _) in Abroad().Where(a => a.City is not null))
        {
            foreach (var spelling in spellings.Where(IsHan))
                names.TryAdd(spelling, Abroad(city!));
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Alias, Division Division)> Aliases() =>
        ReferenceData.Open("place_aliases.csv", "alias", "code").Rows.Select(r =>
            (r.Text("alias"), ReferenceData.Divisions.Find(r.Text("code")) ?? throw r.Bad("code", $"is no division: {r.Text("code")}")));

    private static IEnumerable<(WorldCity? City, IReadOnlyList<string> Spellings, string? Region)> Abroad()
    {
        foreach (var row in ReferenceData.Open("world_cities.csv", "name", "country", "kind", "name_zh", "aliases").Rows)
        {
            var (name, country) = (row.Text("name"), row.Text("country"));
            if (!ReferenceData.Countries.Has(country))
                throw row.Bad("country", $"is no country: {country}");
            if (row.Text("kind") == "region")
                yield return (null, [name], country);
            else if (row.Text("kind") == "city")
                yield return (new(name, row.Text("name_zh"), country), [name, row.Text("name_zh"), .. row.List("aliases", ';')], null);
            else
                throw row.Bad("kind", "is neither city nor region");
        }
    }

    private static PlaceName Named(params Division[] divisions) => new(divisions, null, null);

    // Hong Kong, Macao and Taiwan are in both lists; as places they are divisions.
    private static PlaceName InCountry(string code) =>
        code is "HK" or "MO" or "TW" ? Named(ReferenceData.Divisions.Provinces.Single(d => d.CountryCode == code)) : new([], code, null);

    private static PlaceName Abroad(WorldCity city) => new([], city.CountryCode, city);
}
