using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using TalentPortal.Features.Programmes;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Rules;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Programmes;

/// <summary>The policy match as a browser without scripts sees it.</summary>
public sealed class BrowseProgrammesTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    private const string Day = "&on=2026-11-23";

    /// <summary>Brought to Fujian from overseas and recognised there.</summary>
    private const string Recognised = "place=fuzhou&job_here=yes&recognised_level=a&brought_from=overseas";

    private async Task<(IDocument Page, HttpResponseMessage Answer)> Open(string query, string site = "/en", string path = "programmes")
    {
        using var client = await portal.Http();
        var answer = await client.GetAsync(new Uri($"{site}/{path}{(query.Length == 0 ? "" : "?" + query)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Page(), answer);
    }

    private async Task<IElement> Result(string query, string site = "/en") => (await Open(query + Day, site)).Page.QuerySelector("#result")!;

    private static IElement Item(IElement result, string code) => Assert.Single(result.QuerySelectorAll($"[data-programme='{code}']"));

    [Fact]
    public async Task Without_answers_every_programme_stands_under_its_place_and_none_is_judged()
    {
        var (page, _) = await Open("");
        var released = ProgrammeMatching.All(RuleLibrary.Released, RuleDay.Of(portal.Clock.GetUtcNow()));

        Assert.Equal(released.Select(one => one.Code).Order(StringComparer.Ordinal), page.QuerySelectorAll("[data-programme]").Select(item => item.GetAttribute("data-programme")!).Order(StringComparer.Ordinal));
        Assert.Empty(page.QuerySelectorAll("[data-verdict]"));
        Assert.NotNull(page.QuerySelector("link[rel=canonical]"));
        Assert.True(released.Count >= 30);
    }

    [Theory]
    [InlineData("/zh")]
    [InlineData("/en")]
    [InlineData("/fujian/zh")]
    [InlineData("/fujian/en")]
    public async Task What_is_met_has_its_value_its_sources_and_its_place_in_the_sum(string site)
    {
        var result = await Result(Recognised, site);

        var item = Item(result, "fujian.settling-grant");
        Assert.Equal("Met", item.GetAttribute("data-verdict"));
        var figure = ReleasedLedger.Current.ParameterBook.Find("grant.fujian.overseas.a", "350000", new(2026, 11, 23))!;
        Assert.Contains(Amount(figure.Number, site), item.TextContent, StringComparison.Ordinal);
        // Claims that share a note share its mark: one beside the benefit leads to what the figure rests on.
        var notes = item.QuerySelectorAll("[data-benefit] sup a").Select(mark => result.QuerySelector("#" + mark.GetAttribute("href")!.Split('#')[1])!.TextContent);
        Assert.Contains(notes, note => ReleasedLedger.Current.ClaimBook.Find(figure.Claim)!.Sources.All(source => note.Contains(source, StringComparison.Ordinal)));
        Assert.NotEmpty(result.QuerySelectorAll(".notes li"));
        var sum = Assert.Single(result.QuerySelectorAll("[data-stack]"));
        Assert.Equal("350100", sum.GetAttribute("data-stack"));
        Assert.Equal(figure.Value, sum.QuerySelector("[data-period=Once]")!.GetAttribute("data-sum"));
        Assert.Equal(["fujian.settling-grant"], sum.QuerySelectorAll("[data-chosen]").Select(one => one.GetAttribute("data-chosen")!));
    }

    [Fact]
    public async Task What_lacks_one_condition_says_which_and_the_nearest_change_that_meets_it()
    {
        var result = await Result("place=fuzhou&job_here=no&recognised_level=a&brought_from=overseas");

        var item = Item(result, "fujian.settling-grant");
        Assert.Equal("NotMet", item.GetAttribute("data-verdict"));
        Assert.Contains("meets 3 of 4 conditions", item.TextContent, StringComparison.Ordinal);
        Assert.Single(item.QuerySelectorAll("ul > li"), part => part.TextContent.Contains("you: no", StringComparison.Ordinal));
        Assert.Equal("1", item.QuerySelector("[data-way]")!.GetAttribute("data-way"));
        Assert.Contains("a job in the city: yes", item.QuerySelector("[data-way]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(result.QuerySelectorAll("[data-chosen]"));
    }

    [Fact]
    public async Task What_was_not_said_is_asked_and_what_decides_most_is_asked_first()
    {
        var result = await Result("place=shanghai&degree=doctorate");

        var open = result.QuerySelectorAll("[data-verdict=Unknown]");
        Assert.NotEmpty(open);
        var asks = result.QuerySelectorAll(".panel li[data-ask]").Select(ask => (Code: ask.GetAttribute("data-ask")!, Count: Digits(ask))).ToList();
        Assert.NotEmpty(asks);
        Assert.Equal(asks.OrderByDescending(ask => ask.Count).Select(ask => ask.Count), asks.Select(ask => ask.Count));
        var most = RuleLibrary.Released;
        var sheet = FactSheet.Of(most.Facts, [("place", "310000"), ("degree", "doctorate")]);
        var matching = new ProgrammeMatching(most, sheet, new(2026, 11, 23));
        var counted = ProgrammeMatching.All(most, new(2026, 11, 23)).Where(matching.IsThere).Select(one => matching.Match(one, ways: false)).Where(one => one.Verdict == Verdict.Unknown).ToList();
        Assert.Equal(counted.SelectMany(one => one.Result.Asks).GroupBy(fact => fact.Code).Max(group => group.Count()), asks[0].Count);

        static int Digits(IElement ask) => int.Parse(string.Concat(ask.QuerySelector(".muted")!.TextContent.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Only_what_the_place_offers_is_shown_and_only_what_it_needs_is_asked()
    {
        var (page, _) = await Open("place=xiamen" + Day);
        var codes = page.QuerySelectorAll("[data-programme]").Select(item => item.GetAttribute("data-programme")!).ToList();

        Assert.Contains("xiamen.half-rent", codes);
        Assert.Contains("fujian.settling-grant", codes);
        Assert.Contains("cn.gba-tax", codes);
        Assert.DoesNotContain(codes, code => code.StartsWith("fuzhou.", StringComparison.Ordinal) || code.StartsWith("shanghai.", StringComparison.Ordinal));
        Assert.NotEmpty(page.QuerySelectorAll("form [name=city_class]"));
        Assert.Empty(page.QuerySelectorAll("form [name=battery_firm]"));
        Assert.NotEmpty((await Open("place=ningde" + Day)).Page.QuerySelectorAll("form [name=battery_firm]"));
    }

    [Fact]
    public async Task A_filter_by_kind_leaves_that_kind_alone()
    {
        var result = await Result("kind=flat&kind=rent_subsidy&place=xiamen");

        Assert.NotEmpty(result.QuerySelectorAll("[data-programme]"));
        Assert.All(result.QuerySelectorAll("[data-benefit]"), benefit => Assert.Contains(benefit.GetAttribute("data-benefit"), (string?[])["flat", "rent_subsidy"]));
    }

    [Fact]
    public async Task What_is_old_and_confirmed_by_nothing_is_folded_away_and_in_no_sum()
    {
        // Xiamen's allowance for returnees of 2022, from web pages.
        var result = await Result("place=xiamen&high_level_returnee=yes");

        var item = Item(result, "xiamen.returnee-allowance");
        Assert.Equal("Met", item.GetAttribute("data-verdict"));
        Assert.NotNull(item.Closest("details#older"));
        Assert.Empty(result.QuerySelectorAll("[data-chosen='xiamen.returnee-allowance']"));
        Assert.Null(Item(result, "fujian.settling-grant").Closest("details#older"));
    }

    [Fact]
    public async Task Benefits_that_exclude_each_other_say_so()
    {
        var result = await Result("place=xiamen&age=28&college_graduate=yes&city_class=b&employer_kind=private&salary=2000000&wage=9000");

        Assert.Contains("xiamen.housing-purchase", Item(result, "xiamen.half-rent").QuerySelector("[data-instead]")!.GetAttribute("data-instead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_is_told()
    {
        var result = await Result("place=changning&degree=doctorate&study_place=abroad&university=top50&returned_on=2026-06-30");

        var item = Item(result, "shanghai.changning-rent.doctor");
        Assert.Equal("Met", item.GetAttribute("data-verdict"));
        Assert.Contains("Wed 30 Jun 2027", item.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("salary=lots", "salary")]
    [InlineData("place=atlantis", "place")]
    [InlineData("age=29&age=30", "age")]
    [InlineData("returned_on=yesterday", "returned_on")]
    [InlineData("university=oxford", "university")]
    [InlineData("kind=castle", "kind")]
    [InlineData("degree=%F0%9F%98%80", "degree")]
    public async Task What_cannot_be_read_is_told_at_its_field_and_the_rest_still_counts(string wrong, string field)
    {
        var (page, _) = await Open("job_here=yes&recognised_level=a&brought_from=overseas" + Day + "&" + wrong);

        Assert.NotEmpty(page.QuerySelectorAll($"form [name='{field}'][aria-invalid], fieldset.bad [name='{field}']"));
        Assert.Equal("Met", Item(page.QuerySelector("#result")!, "fujian.settling-grant").GetAttribute("data-verdict"));
    }

    [Fact]
    public async Task Answers_are_told_to_nobody_and_stay_in_the_form()
    {
        var (page, answer) = await Open(Recognised);

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("fuzhou", ((AngleSharp.Html.Dom.IHtmlSelectElement)page.QuerySelector("form [name=place]")!).Value);
        Assert.Equal("a", ((AngleSharp.Html.Dom.IHtmlSelectElement)page.QuerySelector("form [name=recognised_level]")!).Value);
    }

    [Fact]
    public async Task Too_many_values_are_refused_with_a_sentence()
    {
        var outcome = await portal.As(null).Send(new BrowseProgrammes(new Dictionary<string, IReadOnlyList<string>> { ["university"] = [.. Enumerable.Repeat("top50", BrowseProgrammes.ValuesMax + 1)] }));

        Assert.Equal((OutcomeKind.Invalid, "Programmes_TooMuch"), (outcome.Kind, outcome.Errors[0].Text.Name));
    }

    private static string Amount(decimal number, string site) =>
        site.EndsWith("zh", StringComparison.Ordinal) ? (number / 10_000).ToString("#,##0.##", CultureInfo.InvariantCulture) : number.ToString("#,##0", CultureInfo.InvariantCulture);
}

public sealed class ViewProgrammeTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    private async Task<IDocument> Page(string path)
    {
        using var client = await portal.Http();
        return await (await client.GetAsync(new Uri(path, UriKind.Relative))).Page();
    }

    [Fact]
    public async Task A_programme_says_what_it_gives_what_it_asks_with_which_papers_and_where_that_is_written()
    {
        var page = await Page("/fujian/en/programmes/fujian.settling-grant");
        var program = RuleLibrary.Released.At("fujian.settling-grant", new(2026, 11, 23))!;

        Assert.Equal(program.Document.Title.En, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(program.Document.Eligibility!.Benefit!.Amounts.Count, page.QuerySelectorAll("main tbody tr").Length);
        Assert.All(program.Tests, test => Assert.Contains(RuleWords.Of(test).En!, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
        Assert.Contains("Degree certificate", page.QuerySelector("#papers")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("guides/fujian", page.QuerySelector("aside a[href^='guides/']")!.GetAttribute("href"));
        Assert.NotEmpty(page.QuerySelectorAll(".notes li"));
        Assert.EndsWith("/en/programmes/fujian.settling-grant", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("/fujian/", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-verdict]"));
    }

    [Fact]
    public async Task Ones_own_answers_are_held_against_it()
    {
        var page = await Page("/en/programmes/fujian.settling-grant?place=fuzhou&job_here=no&recognised_level=a&brought_from=overseas");

        Assert.Equal("NotMet", page.QuerySelector("#result")!.GetAttribute("data-verdict"));
        Assert.Contains("meets 3 of 4", page.QuerySelector("#result")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-way]"));
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_that_is_over_says_so_and_judges_nobody()
    {
        var page = await Page("/en/programmes/hainan.tax?on=2028-06-01&income_here=500000");

        Assert.Contains("It held until Fri 31 Dec 2027", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-verdict]"));
    }

    [Fact]
    public async Task What_is_no_programme_is_not_found()
    {
        var none = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var code in new[] { "atlantis", "cn.work-permit.points" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewProgramme(code, none))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new ViewProgramme(new string('x', 81), none))).Kind);
    }

    [Fact]
    public async Task The_site_map_of_the_national_site_names_the_programmes_and_no_tenants_does()
    {
        using var http = await portal.Http();
        var map = await http.GetStringAsync(new Uri("/zh/sitemap-programmes-1.xml", UriKind.Relative));

        Assert.Contains("/zh/programmes/fujian.settling-grant", map, StringComparison.Ordinal);
        Assert.DoesNotContain("xiamen.returnee-allowance", map, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/fujian/zh/sitemap-programmes-1.xml", UriKind.Relative))).StatusCode);
    }
}

/// <summary>Sums of what can be had together, over documents made for it.</summary>
public sealed class ProgrammeStackTests
{
    private static readonly ClaimBook claims = ClaimBook.Of(
        [new Source("S1", SourceKind.Official, Reliability.High, RuleScene.Both("s"), RuleScene.Both("p"), "2026", null)],
        [Claim("new.high", "2026-01-01", Certainty.High), Claim("new.low", "2026-01-01", Certainty.Low), Claim("old.high", "2020-01-01", Certainty.High), Claim("old.medium", "2020-01-01", Certainty.Medium)]);

    private static Claim Claim(string code, string asOf, Certainty certainty) => new(code, ["S1"], asOf, certainty, Standing.Fact, false, null, null, null, RuleScene.Both(""));

    private static string Rule(string code, string claim, int amount, string benefit = "", string place = "350100", string period = "once") =>
        $$"""{"schema":1,"code":"{{code}}","kind":"eligibility","title":{"zh":"t","en":"t"},"level":"city","place":"{{place}}","from":"2000-01-01","claims":["{{claim}}"],"when":{"all":[{"fact":"place","within":["{{place}}"]},{"fact":"job_here","is":true}]},"benefit":{"kind":"living_grant","title":{"zh":"b","en":"b"},"amount":{{amount}},"currency":"CNY","period":"{{period}}"{{benefit}} } }""";

    private static (ProgrammeMatching Matching, IReadOnlyList<ProgrammeMatch> Matches) Match(string[] documents, params (string, string)[] answers)
    {
        var (shelf, faults) = RuleShelf.Of(documents.Select(text => RuleScene.Compile(text).Document));
        Assert.Empty(faults);
        var rules = new RuleSet(RuleScene.Facts, shelf, RuleScene.Book, claims, []);
        var matching = new ProgrammeMatching(rules, RuleScene.Sheet(answers), RuleScene.Today);
        return (matching, [.. ProgrammeMatching.All(rules, RuleScene.Today).Where(matching.IsThere).Select(one => matching.Match(one, ways: false))]);
    }

    private static IReadOnlyList<PlaceStack> Stacks(string[] documents, params (string, string)[] answers)
    {
        var (matching, matches) = Match(documents, answers);
        return matching.Stacks(matches);
    }

    [Fact]
    public void Of_what_excludes_each_other_the_worthier_counts_and_the_other_stands_beside_it()
    {
        var stack = Assert.Single(Stacks(
            [Rule("a", "new.high", 100, ",\"groups\":[\"g\"]"), Rule("b", "new.high", 90, ",\"groups\":[\"g\"]"), Rule("c", "new.high", 20), Rule("d", "new.high", 5, period: "month")], ("place", "350100"), ("job_here", "true")));

        Assert.Equal(["a", "d", "c"], stack.Chosen.Select(one => one.Code));
        Assert.Equal([(BenefitPeriod.Once, 120m), (BenefitPeriod.Month, 5m)], stack.Sums.Select(sum => (sum.Period, sum.Amount)));
        var (left, against) = Assert.Single(stack.Instead);
        Assert.Equal(("b", "a"), (left.Code, Assert.Single(against).Code));
    }

    [Theory]
    [InlineData("new.low")]
    [InlineData("old.high")]
    [InlineData("old.medium")]
    public void Nothing_old_or_unsure_is_in_a_sum(string claim)
    {
        var stack = Assert.Single(Stacks([Rule("a", "new.high", 100), Rule("b", claim, 900)], ("place", "350100"), ("job_here", "true")));

        Assert.Equal(["a"], stack.Chosen.Select(one => one.Code));
        Assert.Equal(["b"], stack.Beside.Select(one => one.Code));
        Assert.Empty(Stacks([Rule("b", claim, 900)], ("place", "350100"), ("job_here", "true")));
    }

    [Fact]
    public void What_is_not_known_or_not_met_is_in_no_sum()
    {
        Assert.Empty(Stacks([Rule("a", "new.high", 100)], ("place", "350100")));
        Assert.Empty(Stacks([Rule("a", "new.high", 100)], ("place", "350100"), ("job_here", "false")));
    }

    [Fact]
    public void Each_place_has_a_sum_of_its_own_and_a_city_that_adds_nothing_has_none()
    {
        string[] documents = [Rule("fj", "new.high", 100, place: "350000"), Rule("fz", "new.high", 30), Rule("xm", "new.low", 70, place: "350200")];
        var anywhere = Stacks(documents, ("job_here", "true"));

        Assert.Equal([("350000", 100m), ("350100", 130m)], anywhere.Select(stack => (stack.Place, stack.Sums[0].Amount)));
        Assert.Equal([("350200", 100m)], Stacks(documents, ("place", "350200"), ("job_here", "true")).Select(stack => (stack.Place, stack.Sums[0].Amount)));
    }

    [Fact]
    public void A_programme_of_a_district_is_worked_out_for_it_where_its_city_was_said_and_nowhere_else()
    {
        string[] documents = [Rule("district", "new.high", 100, place: "310105")];

        Assert.Equal(Verdict.Met, Assert.Single(Match(documents, ("place", "310000"), ("job_here", "true")).Matches).Verdict);
        Assert.Empty(Match(documents, ("place", "310104"), ("job_here", "true")).Matches);
        Assert.Empty(Match(documents, ("place", "other"), ("job_here", "true")).Matches);
    }

    [Fact]
    public void Old_means_more_than_three_years_and_official_texts_are_not_doubted_for_it()
    {
        Programme Of(string claim) => Programme.Of(RuleScene.Compile(Rule("a", claim, 1)), claims)!;

        Assert.False(Of("old.medium").IsDoubtfulOn(new(2023, 1, 1)));
        Assert.True(Of("old.medium").IsDoubtfulOn(new(2023, 1, 2)));
        Assert.False(Of("old.high").IsDoubtfulOn(new(2023, 1, 2)));
        Assert.True(Of("old.high").IsOldOn(new(2023, 1, 2)));
    }
}
