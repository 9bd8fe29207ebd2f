using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using TalentPortal.Features.ReturnPlans;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.ReturnPlans.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ReturnPlans;

/// <summary>The plan as visitors get it: from figures in the database, by address alone, in both languages.</summary>
public sealed class ViewReturnPlanTests(PlanFixture portal) : IClassFixture<PlanFixture>
{
    private const string Two = "city=fuzhou&city=shanghai&salary=120000&fund=7";

    [Theory]
    [InlineData("/en", "CNY 97,620 a year", "all of it sure", "none is sure", "general shares")]
    [InlineData("/zh", "97,620", "\u5168\u90e8\u786e\u5b9a", "\u5c1a\u4e0d\u786e\u5b9a", "\u901a\u884c\u6bd4\u4f8b")]
    [InlineData("/fujian/en", "CNY 97,620 a year", "all of it sure", "none is sure", "general shares")]
    [InlineData("/fujian/zh", "97,620", "\u5168\u90e8\u786e\u5b9a", "\u5c1a\u4e0d\u786e\u5b9a", "\u901a\u884c\u6bd4\u4f8b")]
    public async Task Two_cities_stand_side_by_side_with_what_each_figure_rests_on(string site, string net, string sure, string unsure, string general)
    {
        var page = await Page($"{site}/return-plans?{Two}");

        Assert.Equal(2, page.QuerySelectorAll("table.plan thead th").Length);
        // In the order of the address: the first has no table of its own.
        Assert.All(Cells(page, "net"), cell => Assert.Contains(net, cell.TextContent, StringComparison.Ordinal));
        Assert.Contains(unsure, Cells(page, "sum")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(sure, Cells(page, "sum")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(general, Cells(page, "social")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(general, Cells(page, "social")[1].TextContent, StringComparison.Ordinal);
        // Each mark leads to a note that names its source.
        var marks = page.QuerySelectorAll("table.plan sup a").Select(mark => mark.GetAttribute("href")!.Split('#')[1]).Distinct().ToList();
        Assert.NotEmpty(marks);
        Assert.All(marks, id => Assert.Contains("T1", page.GetElementById(id)!.TextContent, StringComparison.Ordinal));
        Assert.All(Cells(page, "tax"), cell => Assert.NotEmpty(cell.QuerySelectorAll("[data-claim]")));
    }

    [Fact]
    public async Task What_was_entered_stands_in_the_form_again()
    {
        var page = await Page($"/en/return-plans?{Two}&who=foreign&children=2&home=rent&wage=9%2C000&study=true&elders=shared&year={portal.Year + 1}");

        Assert.Equal(["fuzhou", "shanghai"], page.QuerySelectorAll("input[name=city][checked]").Select(box => box.GetAttribute("value")).Order());
        Assert.Equal("120000", Value("salary"));
        Assert.Equal("9,000", Value("wage"));
        Assert.Equal("2", Value("children"));
        Assert.Equal(["foreign", "rent", "shared", (portal.Year + 1).ToString(CultureInfo.InvariantCulture)], new[] { "who", "home", "elders", "year" }.Select(name => page.QuerySelector($"select[name={name}] option[selected]")!.GetAttribute("value")));
        Assert.NotNull(page.QuerySelector("input[name=study][checked]"));
        Assert.Equal("get", page.QuerySelector("form[action=return-plans]")!.GetAttribute("method") ?? "get");
        Assert.Empty(page.QuerySelectorAll("main script, main [onclick]"));

        string? Value(string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value");
    }

    [Theory]
    [InlineData("salary=much", "Salary")]
    [InlineData("salary=0", "Salary")]
    [InlineData("salary=-5", "Salary")]
    [InlineData("salary=100000001", "Salary")]
    [InlineData("salary=1000.001", "Salary")]
    [InlineData("salary=1&bonus=1e5", "Bonus")]
    [InlineData("salary=1&wage=x", "Wage")]
    [InlineData("salary=1&contributions=x", "Contributions")]
    [InlineData("salary=1&allowances=x", "Allowances")]
    [InlineData("salary=1&children=10", "Children")]
    [InlineData("salary=1&infants=1.5", "Infants")]
    [InlineData("salary=1&fund=31", "Fund")]
    public async Task A_wrong_value_is_told_at_its_field_and_what_was_typed_stays(string wrong, string field)
    {
        var page = await Page("/en/return-plans?city=shanghai&" + wrong);

        var summary = Assert.Single(page.QuerySelectorAll(".error-summary li"));
        Assert.EndsWith("#f-" + field.ToLowerInvariant(), summary.QuerySelector("a")!.GetAttribute("href"), StringComparison.OrdinalIgnoreCase);
        var (name, value) = (wrong.Split('&')[^1].Split('=')[0], wrong.Split('=')[^1]);
        Assert.Equal(value, page.QuerySelector($"input[name={name}]")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("table.plan"));
        Assert.NotEmpty(page.QuerySelectorAll("input[name=city]"));
    }

    [Fact]
    public async Task What_the_address_names_and_nobody_knows_is_told_and_left_out()
    {
        var page = await Page("/en/return-plans?city=atlantis&city=shanghai&area=nowhere&salary=%EF%BC%91%EF%BC%92%EF%BC%90000&who=martian&home=castle&year=1999&bonustax=never");

        Assert.Contains("atlantis", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nowhere", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("table.plan thead th"));
        var broken = await Page("/en/return-plans?city=%00&salary=1");
        Assert.NotEmpty(broken.QuerySelectorAll(".error-summary li"));
        Assert.NotEmpty(broken.QuerySelectorAll("input[name=city]"));
        var five = await Page("/en/return-plans?salary=1&city=shanghai&city=beijing&city=fuzhou&city=xiamen&city=guangzhou");
        Assert.Equal(4, five.QuerySelectorAll("table.plan thead th").Length);
        Assert.Contains("At most 4", five.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_that_nobody_types_are_refused_by_name()
    {
        var long1 = new string('x', 61);
        foreach (var asked in new ViewReturnPlan[] { new() { Cities = [long1] }, new() { Areas = [long1] }, new() { Who = long1 }, new() { Home = "\0" }, new() { Cities = [.. Enumerable.Range(0, 21).Select(i => $"c{i}")] }, new() { Salary = "\ud800" } })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(asked)).Kind);
    }

    [Fact]
    public async Task A_relief_is_possible_and_outside_what_is_sure_until_rules_decide()
    {
        var found = await portal.As(null).Get(new ViewReturnPlan { Cities = ["shenzhen"], Salary = "1020000", Insurance = "no" });
        var column = Assert.Single(found.Columns);

        Assert.Equal(Verdict.Unknown, column.Line("relief.gba")!.Verdict);
        Assert.Equal((769920m, 876000m, 769920m), (column.Net.Least!.Value, column.Net.Most!.Value, column.Net.Sure));
        var page = await Page("/en/return-plans?city=shenzhen&salary=1020000&insurance=no");
        Assert.Contains("Possible, if", Cells(page, "relief.gba")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("CNY 769,920 to CNY 876,000, of which sure CNY 769,920", Cells(page, "sum")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_kept_by_no_cache_and_told_to_no_other_site()
    {
        using var client = await portal.Http();
        using var plan = await client.GetAsync("/en/return-plans?" + Two);
        using var bare = await client.GetAsync("/en/return-plans");

        Assert.True(plan.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", Assert.Single(plan.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(bare.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task A_plan_is_found_by_no_search_engine_and_the_empty_form_is()
    {
        var (with, without) = (await Page("/en/return-plans?" + Two), await Page("/en/return-plans"));
        Assert.NotNull(with.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Null(with.QuerySelector("link[rel=canonical]"));
        Assert.DoesNotContain("120000", with.Head!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull(without.QuerySelector("link[rel=canonical]"));
        Assert.Empty(without.QuerySelectorAll("table.plan"));
        Assert.NotNull(without.QuerySelector("link[href*='content']"));
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        const string Rows = "select coalesce(sum((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))[1]::text::bigint), 0)::bigint from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')";
        _ = await Page("/en/return-plans?" + Two);
        var before = await portal.Scalar<long>(Rows);

        _ = await Page($"/fujian/en/return-plans?{Two}&who=foreign&children=3");

        Assert.True(before > 0);
        Assert.Equal(before, await portal.Scalar<long>(Rows));
    }

    private static IReadOnlyList<IElement> Cells(IDocument page, string line) => [.. page.QuerySelectorAll("table.plan tr").Single(row => row.GetAttribute("data-line") == line).QuerySelectorAll("td")];

    private async Task<IDocument> Page(string address)
    {
        using var client = await portal.Http();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Page();
    }
}

/// <summary>A portal that knows the tax of the law, general shares, and Shanghai's own table; open-ended, so that it holds on the day of the test.</summary>
public sealed class PlanFixture : PortalFixture
{
    public int Year => Clock.GetUtcNow().Year;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        string[] kinds = ["pension", "medical", "unemployment"];
        var book = NetPayFigures.With(
        [
            .. kinds.SelectMany(kind => new[] { Own($"si.{kind}.base.floor", "7384", "CNY/month"), Own($"si.{kind}.base.cap", "36921", "CNY/month") }), Own("si.pension.share", "8", "percent"), Own("si.medical.share", "2", "percent"),
            Own("si.unemployment.share", "0.5", "percent"), Own("fund.base.floor", "2690", "CNY/month"), Own("fund.base.cap", "36921", "CNY/month"),
        ]);
        Dictionary<string, string> files = new(StringComparer.Ordinal)
        {
            ["sources.csv"] = "code,kind,reliability,title_zh,title_en,publisher_zh,publisher_en,issued,url\nT1,official,high,\u516c\u544a,Notice,,,2026,\n",
            ["claims/t.csv"] = "code,at,digest,sources,as_of,certainty,standing,verify,value,unit,place,note_zh,note_en\n" + string.Concat(book.All.Select(p => p.Claim).Append("l").Distinct().Select(code => $"{code},1/1,0,T1,2026,high,fact,,,,,,\n")),
            ["parameters.csv"] = "code,place,from,until,value,unit,claim\n" + string.Concat(book.All.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Code},{p.Place},{p.From:yyyy-MM-dd},{p.Until:yyyy-MM-dd},{p.Value},{p.Unit},{p.Claim}\n"))),
            ["lists.csv"] = "list,place,from,until,claim\n" + string.Concat(book.Lists.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.List},{l.Place},{l.From:yyyy-MM-dd},{l.Until:yyyy-MM-dd},{l.Claim}\n"))),
        };
        Assert.True((await Dispatcher.Send(new LoadContent(files), CallOrigin.System("test", TenantOf(ContentDesk.Slug)))).IsOk);
    }

    private static Parameter Own(string code, string value, string unit) => NetPayFigures.Of(code, NetPayFigures.Shanghai, value, unit);
}
