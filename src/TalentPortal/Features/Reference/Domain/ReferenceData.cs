using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>
/// The reference data of the product, read once from the CSV files in Data/Seed/Reference. It is static because it is
/// part of the program: it changes with a release, never at run time, and tables keep its codes.
/// </summary>
public static partial class ReferenceData
{
    public static DivisionTree Divisions { get; } = new(ReadDivisions(Open("divisions.csv", DivisionColumns)));

    /// <summary>Of the cities that the portal has content for.</summary>
    public static DistrictList Districts { get; } = new(ReadDistricts(Open("districts.csv", DistrictColumns), Divisions));

    public static ReferenceList<Country> Countries { get; } = new(Read(
        Open("countries.csv", "code", "alpha3", "name_zh", "name_en", "calling_code"),
        r => new Country(Shaped(r, "code", Alpha2()), Shaped(r, "alpha3", Alpha3()), r.Text("name_zh"), r.Text("name_en"), r.Optional("calling_code"))));

    public static ReferenceList<SpokenLanguage> Languages { get; } = new(Read(
        Open("languages.csv", "code", "name_zh", "name_en", "endonym"),
        r => new SpokenLanguage(Shaped(r, "code", LanguageCode()), r.Text("name_zh"), r.Text("name_en"), r.Text("endonym"))));

    /// <summary>From the highest to none.</summary>
    public static ReferenceList<Degree> Degrees { get; } = new(Read(
        Open("degrees.csv", "code", "rank", "isced", "gbt4658", "gbt6864", "name_zh", "name_en"),
        r => new Degree(Shaped(r, "code", Kebab()), r.Number("rank"), r.OptionalNumber("isced"), r.Optional("gbt4658"), r.Optional("gbt6864"), r.Text("name_zh"), r.Text("name_en")))
        .OrderByDescending(d => d.Rank));

    public static ReferenceTree<Industry> Industries { get; } = new(ReadIndustries(Open("industries.csv", IndustryColumns)), i => i.ParentCode);

    /// <summary>All groups of ISCO-08, each after the one it lies in.</summary>
    public static ReferenceTree<Occupation> Occupations { get; } = new(ReadOccupations(Open("occupations.csv", "code", "name_zh", "name_en", "pinyin", "aliases")), o => o.ParentCode);

    public static SkillList Skills { get; } = new(ReadSkills(Open("skills.csv", "code", "industry", "name_zh", "name_en", "pinyin", "aliases")));

    public static ReferenceList<EmploymentKind> EmploymentKinds { get; } = new(Read(
        Open("employment_kinds.csv", "code", "position", "schema_org", "accepts", "name_zh", "name_en"),
        r => new EmploymentKind(Shaped(r, "code", Kebab()), r.Number("position"), r.Text("schema_org"), r.List("accepts", ' '), r.Text("name_zh"), r.Text("name_en")))
        .OrderBy(k => k.Position));

    public static ReferenceList<Currency> Currencies { get; } = new(Read(
        Open("currencies.csv", "code", "minor_units", "symbol", "name_zh", "name_en"),
        r => new Currency(Shaped(r, "code", Alpha3()), r.Number("minor_units"), r.Text("symbol"), r.Text("name_zh"), r.Text("name_en"))));

    /// <summary>From the hour to the year.</summary>
    public static ReferenceList<PayPeriod> PayPeriods { get; } = new(Read(
        Open("pay_periods.csv", "code", "position", "schema_org", "name_zh", "name_en"),
        r => new PayPeriod(Shaped(r, "code", Kebab()), r.Number("position"), r.Text("schema_org"), r.Text("name_zh"), r.Text("name_en")))
        .OrderBy(p => p.Position));

    public static ReferenceList<Zone> TimeZones { get; } = new(Read(
        Open("time_zones.csv", "code", "countries", "name_zh", "name_en"),
        r => new Zone(Shaped(r, "code", ZoneName()), r.List("countries", ' '), r.Text("name_zh"), r.Text("name_en"))));

    public static ReferenceList<WorldRegion> WorldRegions { get; } = new(Read(
        Open("world_regions.csv", "code", "countries", "name_zh", "name_en"),
        r => new WorldRegion(Shaped(r, "code", Kebab()), r.List("countries", ' '), r.Text("name_zh"), r.Text("name_en"))));

    /// <summary>Reads everything now instead of at first use.</summary>
    /// <exception cref="CsvException">A file is faulty; the message names it and the line.</exception>
    public static void Verify()
    {
        try
        {
            RuntimeHelpers.RunClassConstructor(typeof(ReferenceData).TypeHandle);
            RuntimeHelpers.RunClassConstructor(typeof(PlaceNames).TypeHandle);
        }
        catch (TypeInitializationException e) when (e.InnerException is CsvException fault)
        {
            // Without the wrapping the operator reads what is wrong in the first line.
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    internal static string[] DivisionColumns => ["code", "parent", "level", "kind", "name_zh", "short_zh", "name_en", "pinyin", "slug"];

    internal static string[] DistrictColumns => ["code", "parent", "name_zh", "short_zh", "name_en", "pinyin", "slug"];

    internal static string[] IndustryColumns => ["code", "parent", "position", "name_zh", "name_en", "pinyin", "isic", "gbt4754", "clusters"];

    internal static CsvTable Open(string file, params string[] columns) => CsvTable.FromResource(typeof(ReferenceData).Assembly, file, columns);

    internal static IReadOnlyList<Division> ReadDivisions(CsvTable table)
    {
        var divisions = Read(table, r => new Division(
            Shaped(r, "code", DivisionCode()), r.Optional("parent"), r.Choice<DivisionLevel>("level"), r.Choice<DivisionKind>("kind"),
            r.Text("name_zh"), r.Text("short_zh"), r.Text("name_en"), Shaped(r, "pinyin", Pinyin()), Shaped(r, "slug", Kebab())));
        RequireParents(table, divisions, d => d.ParentCode);
        RequireUnique(table, divisions, "slug", d => d.Slug);
        foreach (var (row, division) in table.Rows.Zip(divisions))
        {
            var isProvince = division.Level == DivisionLevel.Province;
            if (isProvince != division.ParentCode is null || isProvince != division.Code.EndsWith("0000", StringComparison.Ordinal))
                throw row.Bad("level", "does not fit the code and the parent");
            if (division.ParentCode is { } parent && parent[..2] != division.Code[..2])
                throw row.Bad("parent", $"is another province than the code {division.Code} says");
        }
        return divisions;
    }

    internal static IReadOnlyList<District> ReadDistricts(CsvTable table, DivisionTree divisions)
    {
        var districts = Read(table, r => new District(
            Shaped(r, "code", DivisionCode()), r.Text("parent"), r.Text("name_zh"), r.Text("short_zh"), r.Text("name_en"), Shaped(r, "pinyin", Pinyin()), Shaped(r, "slug", Kebab())));
        RequireUnique(table, districts, "slug", d => d.Slug);
        foreach (var (row, district) in table.Rows.Zip(districts))
        {
            if (divisions.Find(district.CityCode) is not { IsCity: true } city) throw row.Bad("parent", $"is no city: {district.CityCode}");
            // The first four digits are those of the city; of a province that is one, the first two.
            var digits = city.ParentCode is null ? 2 : 4;
            if (district.Code[..digits] != city.Code[..digits] || divisions.Has(district.Code)) throw row.Bad("code", $"does not lie in {city.Code}");
            if (!district.Slug.StartsWith(city.Slug + "-", StringComparison.Ordinal)) throw row.Bad("slug", $"does not begin with {city.Slug}");
        }

        return districts;
    }

    internal static IEnumerable<Industry> ReadIndustries(CsvTable table)
    {
        var industries = Read(table, r => new Industry(
            Shaped(r, "code", Kebab()), r.Optional("parent"), r.Number("position"), r.Text("name_zh"), r.Text("name_en"), Shaped(r, "pinyin", Pinyin()),
            Shaped(r, "isic", Section()), Shaped(r, "gbt4754", Section()), r.List("clusters", ';')));
        RequireParents(table, industries, i => i.ParentCode);
        RequireUnique(table, industries, "position", i => i.Position);
        foreach (var (row, industry) in table.Rows.Zip(industries))
        {
            if (industry.Clusters.FirstOrDefault(c => !Divisions.Has(c)) is { } unknown)
                throw row.Bad("clusters", $"names the unknown division {unknown}");
        }
        return industries.OrderBy(i => i.Position);
    }

    internal static IReadOnlyList<Occupation> ReadOccupations(CsvTable table)
    {
        var occupations = Read(table, r => new Occupation(
            Shaped(r, "code", OccupationCode()), r.Text("name_zh"), r.Text("name_en"), Shaped(r, "pinyin", Pinyin()), r.List("aliases", ';')));
        RequireParents(table, occupations, o => o.ParentCode);
        return occupations;
    }

    internal static IEnumerable<Skill> ReadSkills(CsvTable table)
    {
        var skills = Read(table, r => new Skill(
            Shaped(r, "code", Kebab()), r.Text("industry"), r.Text("name_zh"), r.Text("name_en"), Shaped(r, "pinyin", Pinyin()), r.List("aliases", ';')));
        foreach (var (row, skill) in table.Rows.Zip(skills))
        {
            if (!Industries.Roots.Any(root => root.Code == skill.IndustryCode))
                throw row.Bad("industry", $"names {skill.IndustryCode}, which is no root of the tree");
        }
        return skills.OrderBy(s => Industries[s.IndustryCode].Position);
    }

    private static IReadOnlyList<T> Read<T>(CsvTable table, Func<CsvRow, T> entry) where T : ReferenceEntry
    {
        var entries = new List<T>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var next = entry(row);
            // Sorted files have small diffs and cannot hold a code twice.
            if (entries.Count > 0 && string.CompareOrdinal(entries[^1].Code, next.Code) >= 0)
                throw row.Bad("code", $"{next.Code} does not come after {entries[^1].Code}: the file is sorted by code, each code once");
            entries.Add(next);
        }
        return entries;
    }

    private static void RequireParents<T>(CsvTable table, IReadOnlyList<T> entries, Func<T, string?> parentOf) where T : ReferenceEntry
    {
        var byCode = entries.ToDictionary(e => e.Code);
        foreach (var (row, entry) in table.Rows.Zip(entries))
        {
            var seen = new HashSet<string> { entry.Code };
            for (var parent = parentOf(entry); parent is not null; parent = parentOf(byCode[parent]))
            {
                if (!byCode.ContainsKey(parent))
                    throw row.Bad("parent", $"names the unknown code {parent}");
                if (!seen.Add(parent))
                    throw row.Bad("parent", $"{entry.Code} lies below itself");
            }
        }
    }

    private static void RequireUnique<T, TKey>(CsvTable table, IReadOnlyList<T> entries, string column, Func<T, TKey> key) where TKey : notnull
    {
        var seen = new HashSet<TKey>();
        foreach (var (row, entry) in table.Rows.Zip(entries))
        {
            if (!seen.Add(key(entry)))
                throw row.Bad(column, $"{key(entry)} occurs twice");
        }
    }

    private static string Shaped(CsvRow row, string column, Regex shape) =>
        shape.IsMatch(row.Text(column)) ? row.Text(column) : throw row.Bad(column, $"has an unexpected form: '{row.Text(column)}'");

    [GeneratedRegex(@"\A[A-Z][A-Za-z]+(/[A-Z][A-Za-z_]+){0,2}\z")]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"\A[0-9]{1,4}\z")]
    private static partial Regex OccupationCode();

    [GeneratedRegex(@"\A[0-9]{6}\z")]
    private static partial Regex DivisionCode();

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex Alpha2();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    private static partial Regex Alpha3();

    [GeneratedRegex(@"\A[a-z]{2,3}\z")]
    private static partial Regex LanguageCode();

    [GeneratedRegex(@"\A[A-U]\z")]
    private static partial Regex Section();

    [GeneratedRegex(@"\A[a-z]+[a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Kebab();

    [GeneratedRegex(@"\A[a-zü]+( [a-zü]+)*\z")]
    private static partial Regex Pinyin();
}
