using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Glossary.Domain;

/// <summary>
/// The list of terms that all tenants share: search_terms.csv, and the names that the reference data has in both languages.
/// Part of the program, like the reference data: it changes with a release.
/// </summary>
public static class CommonTerms
{
    private const int InitialsMin = 2;

    private static readonly Lazy<SearchGlossary> glossary = new(Read);

    private static readonly Lazy<TermKeys> keys = new(() => new TermKeys(Pairs().Select(pair => SearchReading.WaysOf(pair.Item1, Glossary)).OfType<IReadOnlyList<IReadOnlyList<string>>>()));

    private static readonly Lazy<ILookup<string, Division>> byInitials = new(() => ReferenceData.Divisions.Cities
        .Where(city => city.Kind is DivisionKind.City or DivisionKind.Municipality or DivisionKind.SpecialAdministrativeRegion)
        .ToLookup(city => string.Concat(city.Pinyin.Split(' ').Select(syllable => syllable[0])), StringComparer.Ordinal));

    public static SearchGlossary Glossary => glossary.Value;

    /// <summary>The keys of this list's terms, which every posting has that says them.</summary>
    public static TermKeys Keys => keys.Value;

    /// <summary>Rows of search_terms.csv.</summary>
    public static IReadOnlyList<CsvRow> Rows { get; } = CsvTable.FromResource(typeof(CommonTerms).Assembly, "search_terms.csv", "area", "zh", "en", "also").Rows;

    /// <summary>English words of the list, for telling what somebody mistyped.</summary>
    public static IEnumerable<string> EnglishTerms => Rows.SelectMany(row => row.List("en", ';'))
        .Concat(ReferenceData.Industries.Select(one => one.NameEn)).Concat(ReferenceData.Divisions.Select(one => one.NameEn)).Concat(ReferenceData.Countries.Select(one => one.NameEn));

    /// <summary>Cities whose pinyin begins so, syllable by syllable: "fz". Several share most of them.</summary>
    public static IEnumerable<Division> CitiesByInitials(string letters) => letters.Length < InitialsMin ? [] : byInitials.Value[letters];

    private static SearchGlossary Read() => new(null, Pairs(), []);

    private static IEnumerable<(string, IEnumerable<string>)> Pairs() => [.. Curated(Rows), .. Named(), .. Places()];

    internal static IEnumerable<(string, IEnumerable<string>)> Curated(IEnumerable<CsvRow> rows)
    {
        foreach (var row in rows)
        {
            var (zh, en, also) = (row.List("zh", ';'), row.List("en", ';'), row.List("also", ';'));
            if (zh.Count == 0 || en.Count == 0) throw row.Bad("zh", "needs a term in each language");
            // The other language comes first: it is what the one typed cannot find.
            foreach (var term in zh) yield return (term, en.Concat(zh.Where(other => other != term)).Concat(also));
            foreach (var term in en) yield return (term, zh.Concat(en.Where(other => other != term)).Concat(also));
        }
    }

    /// <summary>Names that are one term; those that join several with "and" say more than anybody types.</summary>
    private static IEnumerable<(string, IEnumerable<string>)> Named()
    {
        var entries = ReferenceData.Industries.Cast<ReferenceEntry>().Concat(ReferenceData.Degrees).Concat(ReferenceData.Languages).Concat(ReferenceData.Countries);
        foreach (var one in entries.Where(one => one.NameEn.AsSpan().IndexOfAny(",&(/") < 0 && one.NameZh.AsSpan().IndexOfAny("\u3001\u4e0e\uff08/") < 0))
        {
            yield return (one.NameZh, [one.NameEn]);
            yield return (one.NameEn, [one.NameZh]);
        }
    }

    private static IEnumerable<(string, IEnumerable<string>)> Places()
    {
        foreach (var division in ReferenceData.Divisions)
        {
            var pinyin = division.Pinyin.Replace('\u00fc', 'v');
            string[] names = [division.ShortZh, division.NameEn, pinyin, pinyin.Replace('v', 'u'), pinyin.Replace(" ", "", StringComparison.Ordinal), pinyin.Replace(" ", "", StringComparison.Ordinal).Replace('v', 'u')];
            foreach (var name in names.Append(division.NameZh).Distinct()) yield return (name, [division.ShortZh, division.NameEn]);
        }

        foreach (var city in PlaceNames.Latin.Values.Select(place => place.City).OfType<WorldCity>().Distinct())
        {
            yield return (city.NameZh, [city.NameEn]);
            yield return (city.NameEn, [city.NameZh]);
        }
    }
}
