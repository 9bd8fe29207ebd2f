using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using TalentPortal.Features.Permits;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Permits;

/// <summary>The calculator as a browser without scripts sees it.</summary>
public sealed class ViewPermitCalculatorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string V2 = "salary=200000&degree=bachelor&years=3&months=12&chinese=none&place=xiamen&age=29&bonus=0";

    /// <summary>The worked examples of the points table, with what they must come to.</summary>
    public static TheoryData<string, string, int, string> Vectors => new()
    {
        { "V1", "salary=480000&degree=doctorate&years=8&months=12&chinese=hsk4&place=fuzhou&age=38&background=high_level_university&bonus=0", 90, "A" },
        { "V2", V2, 57, "none" },
        { "V3", V2.Replace("chinese=none", "chinese=hsk3", StringComparison.Ordinal), 60, "B" },
        { "V4", "salary=300000&degree=master&years=10&months=12&chinese=former_national&place=fuzhou&age=42&background=global_500&background=patent&bonus=0", 82, "B" },
        { "V5", "salary=300000&degree=master&years=10&months=12&chinese=former_national&place=fuzhou&age=42&background=global_500&background=patent&bonus=3", 85, "A" },
        { "V6", "salary=450000&degree=doctorate&years=17&months=12&chinese=hsk5&place=chengdu&age=45&background=patent&bonus=10", 120, "A" },
        { "V7", "salary=49999&degree=bachelor&years=1&months=2&chinese=none&place=other&age=61&bonus=0", 10, "none" },
        { "V8", "salary=120000&degree=master&years=0&months=12&chinese=degree&place=other&age=25&background=high_level_university&bonus=0", 58, "none" },
        { "V9", "salary=650000&degree=bachelor&years=20&months=12&chinese=none&place=other&age=58&background=five_years_in_china&bonus=0", 75, "B" },
    };

    private async Task<(IDocument Page, HttpResponseMessage Answer)> Open(string query, string site = "/en")
    {
        using var client = await portal.Http();
        var answer = await client.GetAsync(new Uri($"{site}/permits/calculator{(query.Length == 0 ? "" : "?" + query)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Page(), answer);
    }

    private async Task<IElement> Result(string query, string site = "/en") => (await Open(query, site)).Page.QuerySelector("#result")!;

    private static (string?, string?, string?) Data(IElement result) => (result.GetAttribute("data-total"), result.GetAttribute("data-class"), result.GetAttribute("data-route"));

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task The_worked_examples_come_out_on_every_site_in_both_languages(string name, string query, int total, string reached)
    {
        foreach (var site in new[] { "/zh", "/en", "/fujian/zh", "/fujian/en" })
        {
            var result = await Result(query, site);
            Assert.Equal((name, total.ToString(CultureInfo.InvariantCulture), reached, "none"), (name, Data(result).Item1, Data(result).Item2, Data(result).Item3));
            Assert.Equal(9, result.QuerySelectorAll("tr[data-part]").Length);
            Assert.NotEmpty(result.QuerySelectorAll(".notes li"));
        }
    }

    [Fact]
    public async Task V2_may_be_b_by_degree_and_two_years_and_is_never_called_c()
    {
        var result = await Result(V2);

        Assert.Contains("You may meet a direct route to category B: A bachelor's or higher, two years of relevant work, and a listed kind of post", result.TextContent, StringComparison.Ordinal);
        Assert.Equal("B_degree_2years", result.QuerySelector("[data-route-item]")!.GetAttribute("data-route-item"));
        Assert.Contains("2 of 3 conditions met", result.QuerySelector("[data-route-item]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(result.QuerySelector("[data-ask=post]"));
        Assert.Contains("Not category A or B by points", result.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("category C.", result.TextContent.Replace("Category C is a list of its own", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("B_degree_2years", (await Result(V2 + "&post=listed_b")).GetAttribute("data-route"));
    }

    [Fact]
    public async Task V2_reads_three_single_steps_to_b_each_with_the_points_it_brings()
    {
        var ways = (await Result(V2)).QuerySelectorAll("[data-way]");

        Assert.Equal(3, ways.Length);
        Assert.All(ways, way => Assert.Equal("1", way.GetAttribute("data-way")));
        Assert.Contains(ways, way => way.TextContent.Contains("HSK 3: then 60 points (+3)", StringComparison.Ordinal));
        Assert.Contains("there is none", (await Result("salary=49999&degree=bachelor&years=1&months=2&chinese=none&place=other&age=61&bonus=0")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V8_is_led_to_the_routes_of_graduates()
    {
        var v8 = "salary=120000&degree=master&years=0&months=12&chinese=degree&place=other&age=25&background=high_level_university&bonus=0";
        var result = await Result(v8);

        Assert.NotNull(result.QuerySelector("[data-route-item=B_china_master_graduate][data-verdict=Unknown]"));
        foreach (var asked in new[] { "graduated_on", "study_place" }) Assert.NotNull(result.QuerySelector($"[data-ask={asked}]"));
        var month = DateTime.Parse(portal.Clock.GetUtcNow().AddMonths(-5).ToString("yyyy-MM-01", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        Assert.Equal("B_top100_master_graduate", (await Result(v8 + $"&study=abroad&university=top100&graduated={month}&graduate_standard=yes")).GetAttribute("data-route"));
    }

    [Theory]
    [InlineData("place=beijing&salary=859464", "A_salary_6x")]
    [InlineData("place=beijing&salary=859463", "B_salary_4x")]
    [InlineData("place=beijing&salary=572976", "B_salary_4x")]
    [InlineData("place=beijing&salary=572975", "none")]
    [InlineData("place=shanghai&salary=895248", "A_salary_6x")]
    [InlineData("place=110000&salary=859464", "A_salary_6x")]
    [InlineData("place=xiamen&salary=859464", "none")]
    [InlineData("place=xiamen&salary=859464&wage=10000", "A_salary_6x")]
    [InlineData("place=beijing&salary=859464&on=2026-01-01", "none")]
    [InlineData("salary=859464", "none")]
    public async Task Pay_counts_where_a_figure_of_that_place_and_day_is_known(string query, string route)
    {
        var day = query.Contains("on=", StringComparison.Ordinal) ? "" : "&on=2026-11-23";
        Assert.Equal(route, (await Result(query + day)).GetAttribute("data-route"));
    }

    [Fact]
    public async Task Where_no_figure_is_known_the_page_says_so_and_where_there_is_one_it_names_its_source()
    {
        Assert.Contains("Not found by us: last year's average wage there, a month (Xiamen)", (await Result("place=xiamen&salary=859464")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Not found by us: last year's average wage there, a month (Beijing)", (await Result("place=beijing&salary=859464&on=2026-01-01")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Worked out with your own figure", (await Result("place=xiamen&salary=859464&wage=10000")).TextContent, StringComparison.Ordinal);
        var known = await Result("place=beijing&salary=859464&on=2026-11-23");
        Assert.NotNull(known.QuerySelector("[data-claim='wage.beijing.2026']"));
        Assert.Contains("S14", known.QuerySelector(".notes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("71,622", known.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("salary=-1", "salary")]
    [InlineData("salary=lots", "salary")]
    [InlineData("salary=1e99", "salary")]
    [InlineData("salary=999999999999999999999999", "salary")]
    [InlineData("degree=phd", "degree")]
    [InlineData("years=-1", "years")]
    [InlineData("years=71", "years")]
    [InlineData("months=13", "months")]
    [InlineData("chinese=fluent", "chinese")]
    [InlineData("place=atlantis", "place")]
    [InlineData("place=hong-kong", "place")]
    [InlineData("age=29.5", "age")]
    [InlineData("age=121", "age")]
    [InlineData("background=noble", "background")]
    [InlineData("bonus=11", "bonus")]
    [InlineData("bonus=-1", "bonus")]
    [InlineData("on=2026-02-30", "on")]
    [InlineData("on=yesterday", "on")]
    [InlineData("on=9999-12-31", "on")]
    [InlineData("on2=x", "on2")]
    [InlineData("compare=atlantis", "compare")]
    [InlineData("graduated=June", "graduated")]
    [InlineData("post=king", "post")]
    [InlineData("age=29&age=30", "age")]
    [InlineData("age=%00", "age")]
    [InlineData("age=%F0%9F%98%80", "age")]
    public async Task What_cannot_be_read_is_told_at_its_field_and_the_rest_still_counts(string wrong, string field)
    {
        var rest = string.Join('&', V2.Split('&').Where(part => !part.StartsWith(field + "=", StringComparison.Ordinal)));
        var (page, _) = await Open(rest + "&" + wrong);
        var without = await Result(field is "on" or "on2" or "compare" ? V2 : rest);

        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.NotEmpty(page.QuerySelectorAll($"form [name='{field}'][aria-invalid], fieldset.bad [name='{field}']"));
        Assert.Equal(Data(without), Data(page.QuerySelector("#result")!));
    }

    [Fact]
    public async Task Everything_wrong_at_once_is_told_at_once_and_is_no_error()
    {
        var (page, _) = await Open("salary=x&degree=x&years=x&months=x&chinese=x&place=x9&age=x&background=x&bonus=x&on=x&on2=x&compare=x9&post=x&graduated=x&university=x&study=x&wage=x&certificate=x");

        Assert.Equal(18, page.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal("0", page.QuerySelector("#result")!.GetAttribute("data-total"));
    }

    [Fact]
    public async Task Too_many_values_are_refused_with_a_sentence()
    {
        var outcome = await portal.As(null).Send(new ViewPermitCalculator(new Dictionary<string, IReadOnlyList<string>> { ["background"] = [.. Enumerable.Repeat("patent", ViewPermitCalculator.ValuesMax + 1)] }));

        Assert.Equal((OutcomeKind.Invalid, "Calculator_TooMuch"), (outcome.Kind, outcome.Errors[0].Text.Name));
    }

    [Fact]
    public async Task What_is_left_out_is_asked_and_not_counted()
    {
        var result = await Result("degree=bachelor&place=fuzhou");

        Assert.Equal(("10", "none", "none"), Data(result));
        Assert.Equal("95", result.GetAttribute("data-most"));
        foreach (var asked in new[] { "salary", "years", "months", "chinese_level", "age", "bonus" }) Assert.NotNull(result.QuerySelector($"[data-ask={asked}]"));
        Assert.Contains("We took this for granted", result.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_digits_slugs_codes_districts_and_names_are_understood()
    {
        var v2 = Data(await Result(V2));
        foreach (var place in new[] { "350200", "Xiamen", "%E5%8E%A6%E9%97%A8", "XIAMEN" }) Assert.Equal(v2, Data(await Result(V2.Replace("xiamen", place, StringComparison.Ordinal))));
        Assert.Equal(v2, Data(await Result(V2.Replace("200000", "%EF%BC%92%EF%BC%90%EF%BC%90,000", StringComparison.Ordinal))));
        Assert.Equal("61", Data(await Result(V2.Replace("chinese=none", "chinese=hsk4", StringComparison.Ordinal))).Item1);
        Assert.Equal("67", Data(await Result(V2.Replace("xiamen", "chengdu", StringComparison.Ordinal))).Item1);
    }

    [Fact]
    public async Task Cities_and_days_stand_beside_one_another()
    {
        var result = await Result(V2.Replace("200000", "860000", StringComparison.Ordinal) + "&compare=beijing&compare=chengdu&on=2026-01-01&on2=2026-11-23");
        IEnumerable<string?> Routes(string place) => result.QuerySelectorAll($"tr[data-place='{place}'] td").Select(cell => cell.GetAttribute("data-route"));

        Assert.Equal(["350200", "110000", "510100"], result.QuerySelectorAll("tr[data-place]").Select(row => row.GetAttribute("data-place")));
        Assert.Equal(["none", "A_salary_6x"], Routes("110000"));
        Assert.Equal(["none", "none"], Routes("350200"));
        Assert.Equal(["66", "66"], result.QuerySelectorAll("tr[data-place='350200'] td").Select(cell => cell.GetAttribute("data-total")));
        Assert.Equal(["76", "76"], result.QuerySelectorAll("tr[data-place='510100'] td").Select(cell => cell.GetAttribute("data-total")));
        Assert.Contains("71,622", result.QuerySelectorAll("tr[data-place='110000'] td")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wage_that_was_looked_up_for_one_city_counts_for_no_other()
    {
        var result = await Result("salary=860000&place=xiamen&wage=9000&compare=fuzhou&on=2026-11-23");

        Assert.Equal("A_salary_6x", result.QuerySelector("tr[data-place='350200'] td")!.GetAttribute("data-route"));
        Assert.Equal("none", result.QuerySelector("tr[data-place='350100'] td")!.GetAttribute("data-route"));
    }

    [Fact]
    public async Task Before_the_rules_began_nothing_is_computed()
    {
        var result = await Result(V2 + "&on=2017-03-31");

        Assert.Equal((null, "none", "none"), Data(result));
        Assert.Contains("No rule of ours holds on that day", result.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_sixty_on_the_page_says_that_offices_differ()
    {
        Assert.Contains("From 60 on", (await Result(V2.Replace("age=29", "age=60", StringComparison.Ordinal))).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("From 60 on", (await Result(V2.Replace("age=29", "age=59", StringComparison.Ordinal))).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_told_to_nobody_and_kept_nowhere()
    {
        var (bare, plain) = await Open("");
        var before = await Rows();
        var (page, answer) = await Open(V2);

        Assert.Equal(before, await Rows());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("strict-origin-when-cross-origin", plain.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.EndsWith("/en/permits/calculator", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? "/en/permits/calculator", StringComparison.Ordinal);
        Assert.All(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => Assert.DoesNotContain("200000", cookie, StringComparison.Ordinal));
        Assert.Null(bare.QuerySelector("#result"));
        Assert.Equal("29", page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("[name=age]")!.Value);
    }

    private Task<string?> Rows() => portal.Scalar<string>(
        """
        select string_agg(t.table_name || '=' || (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', t.table_schema, t.table_name), false, true, '')))[1]::text, ' ' order by t.table_name)
        from information_schema.tables t where t.table_schema in ('public', 'accounts') and t.table_type = 'BASE TABLE' and t.table_name not like 'schedule%'
        """);

    [Theory]
    [InlineData("/zh")]
    [InlineData("/fujian/en")]
    public async Task The_section_leads_to_the_calculator(string site)
    {
        using var client = await portal.Http();
        var page = await client.Page($"{site}/permits");

        Assert.NotNull(page.QuerySelector("a.btn[href='permits/calculator']"));
        Assert.NotNull(page.QuerySelector("footer a[href='permits']"));
    }
}
