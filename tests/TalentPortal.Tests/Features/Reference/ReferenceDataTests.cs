using System.Text.RegularExpressions;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Features.Reference;

public sealed partial class ReferenceDataTests
{
    public static TheoryData<string> Lists => new("divisions", "countries", "languages", "degrees", "industries", "kinds", "currencies", "periods", "zones", "regions");

    private static IReadOnlyList<ReferenceEntry> List(string name) => name switch
    {
        "divisions" => [.. ReferenceData.Divisions],
        "countries" => [.. ReferenceData.Countries],
        "languages" => [.. ReferenceData.Languages],
        "degrees" => [.. ReferenceData.Degrees],
        "industries" => [.. ReferenceData.Industries],
        "kinds" => [.. ReferenceData.EmploymentKinds],
        "currencies" => [.. ReferenceData.Currencies],
        "zones" => [.. ReferenceData.TimeZones],
        "regions" => [.. ReferenceData.WorldRegions],
        _ => [.. ReferenceData.PayPeriods],
    };

    [Theory, MemberData(nameof(Lists))]
    public void Every_entry_has_a_code_of_its_own_and_a_Chinese_and_an_English_name(string name)
    {
        var entries = List(name);
        Assert.NotEmpty(entries);
        Assert.Equal(entries.Count, entries.Select(e => e.Code).Distinct().Count());
        Assert.Equal(entries.Count, entries.Select(e => e.NameZh).Distinct().Count());
        Assert.All(entries, e =>
        {
            // Mini/Micro-LED is called so in Chinese too.
            if (e.Code != "mini-micro-led")
                Assert.Matches(Han(), e.NameZh);
            Assert.DoesNotMatch(Han(), e.NameEn);
            Assert.DoesNotMatch(HalfWidthBrackets(), e.NameZh);
            Assert.Equal(e.NameZh, e.Name(Language.Chinese));
            Assert.Equal(e.NameEn, e.Name(Language.English));
        });
    }

    [Fact]
    public void Every_time_zone_has_a_clock_and_every_country_at_most_one_usual_zone()
    {
        Assert.All(ReferenceData.TimeZones, zone => Assert.InRange(zone.Info.BaseUtcOffset, TimeSpan.FromHours(-12), TimeSpan.FromHours(14)));
        var countries = ReferenceData.TimeZones.SelectMany(zone => zone.Countries).ToList();
        Assert.Equal(countries.Count, countries.Distinct().Count());
        Assert.All(countries, country => Assert.True(ReferenceData.Countries.Has(country), country));
        Assert.Equal("Europe/London", ReferenceData.TimeZones.Single(zone => zone.Countries.Contains("GB")).Code);
    }

    [Fact]
    public void Every_country_lies_in_one_part_of_the_world_but_for_the_Antarctic_ones()
    {
        var countries = ReferenceData.WorldRegions.SelectMany(region => region.Countries).ToList();
        Assert.Equal(countries.Count, countries.Distinct().Count());
        Assert.Equal(["AQ", "BV", "GS", "HM", "TF"], ReferenceData.Countries.Select(country => country.Code).Except(countries));
        Assert.All(countries, country => Assert.True(ReferenceData.Countries.Has(country), country));
        foreach (var (country, region) in new[] { ("GB", "europe"), ("CN", "east-asia"), ("MX", "latin-america"), ("SG", "south-east-asia"), ("US", "north-america"), ("NZ", "oceania") })
            Assert.Contains(country, ReferenceData.WorldRegions[region].Countries);
    }

    [Fact]
    public void The_divisions_are_complete()
    {
        var divisions = ReferenceData.Divisions;
        Assert.Equal(34, divisions.Provinces.Count);
        Assert.Equal(333, divisions.Count(d => d.Kind is DivisionKind.City or DivisionKind.Prefecture or DivisionKind.AutonomousPrefecture or DivisionKind.League));
        Assert.Equal(293, divisions.Count(d => d.Kind == DivisionKind.City));
        Assert.Equal(7, divisions.Count(d => d.Kind == DivisionKind.Prefecture));
        Assert.Equal(30, divisions.Count(d => d.Kind == DivisionKind.AutonomousPrefecture));
        Assert.Equal(3, divisions.Count(d => d.Kind == DivisionKind.League));
        Assert.Equal(4, divisions.Count(d => d.Kind == DivisionKind.Municipality));
        Assert.Equal(5, divisions.Count(d => d.Kind == DivisionKind.AutonomousRegion));
        Assert.Equal(9, divisions.Children("350000").Count);
    }

    [Theory]
    [InlineData("110000", "beijing", "北京", "Beijing", true)]
    [InlineData("350100", "fuzhou", "福州", "Fuzhou", true)]
    [InlineData("361000", "fuzhou-jiangxi", "抚州", "Fuzhou", true)]
    [InlineData("320500", "suzhou", "苏州", "Suzhou", true)]
    [InlineData("610100", "xian", "西安", "Xi'an", true)]
    [InlineData("610000", "shaanxi", "陕西", "Shaanxi", false)]
    [InlineData("140000", "shanxi", "山西", "Shanxi", false)]
    [InlineData("150000", "inner-mongolia", "内蒙古", "Inner Mongolia", false)]
    [InlineData("540000", "xizang", "西藏", "Xizang", false)]
    [InlineData("150100", "hohhot", "呼和浩特", "Hohhot", true)]
    [InlineData("650100", "urumqi", "乌鲁木齐", "Ürümqi", true)]
    [InlineData("653100", "kashgar", "喀什", "Kashgar", true)]
    [InlineData("810000", "hong-kong", "中国香港", "Hong Kong, China", true)]
    [InlineData("820000", "macao", "中国澳门", "Macao, China", true)]
    [InlineData("710000", "taiwan", "中国台湾", "Taiwan, China", false)]
    public void A_division_is_found_by_code_and_by_slug(string code, string slug, string zh, string en, bool isCity)
    {
        var division = ReferenceData.Divisions[code];
        Assert.Same(division, ReferenceData.Divisions.BySlug(slug));
        Assert.Same(division, ReferenceData.Divisions.Find(code));
        Assert.Equal(zh, division.ShortName(Language.Chinese));
        Assert.Equal(en, division.ShortName(Language.English));
        Assert.Equal(isCity, division.IsCity);
        Assert.Equal(isCity, ReferenceData.Divisions.Cities.Contains(division));
    }

    [Fact]
    public void Cities_that_share_a_name_are_told_apart_by_their_province()
    {
        Assert.Equal("Fuzhou, Fujian", ReferenceData.Divisions["350100"].NameWithProvince(Language.English));
        Assert.Equal("Fuzhou, Jiangxi", ReferenceData.Divisions["361000"].NameWithProvince(Language.English));
        Assert.Equal("浙江台州", ReferenceData.Divisions["331000"].NameWithProvince(Language.Chinese));
        Assert.Equal("北京", ReferenceData.Divisions["110000"].NameWithProvince(Language.Chinese));
        var names = ReferenceData.Divisions.Cities.Select(d => d.NameWithProvince(Language.English)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Unknown_codes_and_slugs_are_null()
    {
        Assert.Null(ReferenceData.Divisions.Find("999999"));
        Assert.Null(ReferenceData.Divisions.Find(null));
        Assert.Null(ReferenceData.Divisions.BySlug(""));
        Assert.Null(ReferenceData.Divisions.BySlug("Fuzhou'--"));
        Assert.Empty(ReferenceData.Divisions.WithDescendants("999999"));
        Assert.Empty(ReferenceData.Divisions.Ancestors("999999"));
    }

    [Fact]
    public void Pinyin_has_one_syllable_for_each_Chinese_character()
    {
        Assert.All(ReferenceData.Divisions, d => Assert.Equal(Han().Count(d.ShortZh), d.Pinyin.Split(' ').Length));
        // Latin parts of an industry's name stand in the pinyin as they are.
        Assert.All(ReferenceData.Industries, i => Assert.Equal(Han().Count(i.NameZh) + LatinWord().Count(i.NameZh), i.Pinyin.Split(' ').Length));
        Assert.All(ReferenceData.Divisions.Select(d => d.Pinyin).Concat(ReferenceData.Industries.Select(i => i.Pinyin)).SelectMany(p => p.Split(' ')).Except(["mini", "micro", "led", "oled", "ip"]),
            syllable => Assert.Matches(Syllable(), syllable));
    }

    [Fact]
    public void Slugs_are_short_ASCII_words()
    {
        Assert.All(ReferenceData.Divisions, d => Assert.Matches("^[a-z]+(-[a-z]+)*$", d.Slug));
        Assert.All(ReferenceData.Industries, i => Assert.InRange(i.Code.Length, 3, 40));
    }

    [Fact]
    public void The_industry_tree_has_two_or_three_levels()
    {
        var industries = ReferenceData.Industries;
        Assert.InRange(industries.Roots.Count, 18, 24);
        Assert.InRange(industries.Count - industries.Roots.Count, 80, 130);
        Assert.All(industries.Roots, r => Assert.NotEmpty(industries.Children(r.Code)));
        Assert.Equal(2, industries.Max(i => industries.Ancestors(i.Code).Count()));
        Assert.Equal(["displays", "optoelectronics"], industries.Ancestors("mini-micro-led").Select(i => i.Code));
        Assert.Equal(["displays", "mini-micro-led", "oled"], industries.WithDescendants("displays").Select(i => i.Code));
        Assert.True(industries.IsWithin("mini-micro-led", "optoelectronics"));
        Assert.False(industries.IsWithin("optoelectronics", "mini-micro-led"));
        Assert.False(industries.IsWithin("nonsense", "nonsense"));
    }

    [Theory]
    [InlineData("chip-design")]
    [InlineData("optoelectronics")]
    [InlineData("mini-micro-led")]
    [InlineData("new-energy-vehicles")]
    [InlineData("lithium-batteries")]
    [InlineData("petrochemicals")]
    [InlineData("marine-biotechnology")]
    [InlineData("artificial-intelligence")]
    [InlineData("robotics")]
    [InlineData("biomedicine-health")]
    [InlineData("quantum-computing")]
    [InlineData("finance")]
    [InlineData("education-research")]
    public void The_fields_that_the_conferences_name_are_there(string code) => Assert.True(ReferenceData.Industries.Has(code));

    [Fact]
    public void Degrees_rise_with_their_international_level()
    {
        var degrees = ReferenceData.Degrees.Where(d => d.Isced is not null).ToList();
        Assert.Equal(["doctor", "master", "bachelor", "associate", "upper-secondary"], degrees.Select(d => d.Code));
        Assert.Equal(degrees.OrderByDescending(d => d.Isced), degrees);
        Assert.Equal(0, ReferenceData.Degrees["none-required"].Rank);
        Assert.Equal(["2", "3", "4", null, null], degrees.Select(d => d.Gbt6864));
    }

    [Fact]
    public void Each_schema_org_employment_type_maps_to_at_most_one_kind()
    {
        string[] known = ["FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"];
        var accepted = ReferenceData.EmploymentKinds.SelectMany(k => k.Accepts).ToList();
        Assert.Equal(accepted.Count, accepted.Distinct().Count());
        Assert.Subset(known.ToHashSet(), accepted.ToHashSet());
        Assert.All(ReferenceData.EmploymentKinds, k => Assert.Contains(k.SchemaOrg, k.Accepts));
        Assert.Equal(["permanent", "flexible", "project"], ReferenceData.EmploymentKinds.Select(k => k.Code));
        Assert.Equal(["HOUR", "DAY", "WEEK", "MONTH", "YEAR"], ReferenceData.PayPeriods.Select(p => p.SchemaOrg));
    }

    [Fact]
    public void Country_codes_agree_with_the_runtime()
    {
        Assert.Equal(249, ReferenceData.Countries.Count);
        foreach (var culture in System.Globalization.CultureInfo.GetCultures(System.Globalization.CultureTypes.SpecificCultures))
        {
            var region = new System.Globalization.RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName is { Length: 2 } code && code != "XK" && char.IsLetter(code[0]) && ReferenceData.Countries.Find(code) is { } country)
                Assert.Equal(region.ThreeLetterISORegionName, country.Alpha3);
        }
        Assert.Equal("中国香港", ReferenceData.Countries["HK"].NameZh);
        Assert.Equal("Taiwan, China", ReferenceData.Countries["TW"].NameEn);
        Assert.All(ReferenceData.Countries.Where(c => c.CallingCode is not null), c => Assert.Matches("^[1-9][0-9]{0,3}$", c.CallingCode));
        Assert.All(ReferenceData.Divisions, d => Assert.True(ReferenceData.Countries.Has(d.CountryCode)));
    }

    [Theory]
    [InlineData("110000,,province,municipality,北京市,北京,Beijing,bei jing,beijing\n110000,,province,municipality,北京市,北京,Beijing,bei jing,beijing", 3, "code")]
    [InlineData("110100,120000,city,city,北京市,北京,Beijing,bei jing,beijing", 2, "unknown code 120000")]
    [InlineData("110000,,province,municipality,,北京,Beijing,bei jing,beijing", 2, "name_zh is empty")]
    [InlineData("110000,,province,municipality,北京市,北京,Beijing,bei jing,Bei Jing", 2, "slug")]
    [InlineData("110000,,province,municipality,北京市,北京,Beijing,Bei3 jing1,beijing", 2, "pinyin")]
    [InlineData("110000,,province,empire,北京市,北京,Beijing,bei jing,beijing", 2, "kind")]
    [InlineData("110000,,city,city,北京市,北京,Beijing,bei jing,beijing", 2, "level")]
    [InlineData("110000,,province,municipality,北京市,北京,Beijing,bei jing", 2, "8 fields")]
    public void A_faulty_file_is_refused_with_its_name_and_line(string rows, int line, string why)
    {
        var fault = Assert.Throws<CsvException>(() => ReferenceData.ReadDivisions(
            CsvTable.Parse("divisions.csv", $"{string.Join(',', ReferenceData.DivisionColumns)}\n{rows}\n", ReferenceData.DivisionColumns)));
        Assert.Equal(("divisions.csv", line), (fault.File, fault.Line));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_industry_below_itself_is_refused()
    {
        var text = $"{string.Join(',', ReferenceData.IndustryColumns)}\na,b,1,甲,A,jia,C,C,\nb,a,2,乙,B,yi,C,C,\n";
        var fault = Assert.Throws<CsvException>(() => ReferenceData.ReadIndustries(CsvTable.Parse("industries.csv", text, ReferenceData.IndustryColumns)));
        Assert.Contains("below itself", fault.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("[()]")]
    private static partial Regex HalfWidthBrackets();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex LatinWord();

    [GeneratedRegex("^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(a|o|e|i|u|ü|ai|ei|ao|ou|an|en|ang|eng|ong|er|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue|üe)$")]
    private static partial Regex Syllable();
}
