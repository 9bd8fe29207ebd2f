using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>The documents of the work permit: every made up person comes to what is expected, and nothing in them goes untested.</summary>
public sealed class WorkPermitRulesTests
{
    private static RuleSet Set => RuleScene.Permits;

    public static TheoryData<string> Codes => new(RuleScene.Permits.Shelf.Codes.Order());

    [Fact]
    public void There_are_three_rules_and_the_routes_have_two_versions()
    {
        Assert.Equal(["cn.work-permit.class-c", "cn.work-permit.points", "cn.work-permit.routes"], Set.Shelf.Codes.Order());
        Assert.Equal([1, 2], Set.Shelf.Versions("cn.work-permit.routes").Select(version => version.Version));
        Assert.Equal(1, Set.At("cn.work-permit.routes", new(2024, 5, 16))!.Version);
        Assert.Equal(2, Set.At("cn.work-permit.routes", new(2024, 5, 17))!.Version);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_person_comes_to_what_is_expected_and_every_condition_is_tested_both_ways(string code)
    {
        var persons = Set.Persons.Where(person => person.Rule == code).ToList();

        Assert.NotEmpty(persons);
        foreach (var version in Set.Shelf.Versions(code))
            Assert.Empty(RuleLint.Of(version, persons, Set.Shelf, RuleScene.Book, ClaimBook.Empty).Where(fault => fault.Code != "claim").Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("v1", 90, "A", 20, 20, 11, 15, 4, 0, 15, 5, 0)]
    [InlineData("v2", 57, null, 11, 10, 6, 15, 0, 0, 15, 0, 0)]
    [InlineData("v3", 60, "B", 11, 10, 6, 15, 3, 0, 15, 0, 0)]
    [InlineData("v4", 82, "B", 14, 15, 13, 15, 5, 0, 15, 5, 0)]
    [InlineData("v5", 85, "A", 14, 15, 13, 15, 5, 0, 15, 5, 3)]
    [InlineData("v6", 120, "A", 20, 20, 20, 15, 5, 10, 15, 5, 10)]
    [InlineData("v7", 10, null, 0, 10, 0, 0, 0, 0, 0, 0, 0)]
    [InlineData("v8", 58, null, 8, 15, 0, 15, 5, 0, 10, 5, 0)]
    [InlineData("v9", 75, "B", 20, 10, 20, 15, 0, 0, 5, 5, 0)]
    public void The_worked_examples_come_out_part_by_part(string person, int total, string? reached, params int[] parts)
    {
        var one = Set.Persons.Single(other => other.Rule == "cn.work-permit.points" && other.Code == person);
        var result = Set.Evaluate(one.Rule, one.Sheet, one.On)!;

        Assert.Equal((total, total, reached), (result.Points!.Least, result.Points.Most, result.Class));
        Assert.Equal(parts, result.Points.Parts.Select(part => part.Least));
    }

    [Fact]
    public void The_rules_of_the_release_rest_on_claims_that_say_the_same()
    {
        var released = RuleLibrary.Released;
        foreach (var version in released.Shelf.Codes.Where(code => code.StartsWith("cn.work-permit.", StringComparison.Ordinal)).SelectMany(released.Shelf.Versions))
            Assert.Empty(RuleLint.Of(version, [.. released.Persons.Where(person => person.Rule == version.Code)], released.Shelf, released.Parameters, released.Claims).Select(fault => $"{version.Code} {fault}"));
        var score = released.At("cn.work-permit.points", RuleScene.Today)!.Document.Score!;
        var rows = score.Parts.SelectMany(part => part switch
        {
            BandPart bands => bands.Bands.Select(band => (band.Head, band.Points)),
            OptionPart options => options.Options.Select(option => (option.Head, option.Points)).Append((options.Head, options.Else)),
            _ => [],
        }).Where(row => row.Item1.Claims.Count > 0).ToList();
        Assert.Equal(54, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.Item2, released.Claims.Find(row.Item1.Claims[0])!.Number));
        Assert.Equal(released.Claims.Find("wp.max")!.Number, score.Most);
        Assert.Equal(score.Classes.Select(one => (decimal?)one.From), new[] { "wp.a_min", "wp.b_min" }.Select(code => released.Claims.Find(code)!.Number));
        Assert.All(score.Parts, part => Assert.Contains(released.Claims.Claims, claim => claim.Code.StartsWith("wp.cap.", StringComparison.Ordinal) && claim.Number == part.Cap));
    }

    [Fact]
    public void Every_rule_of_the_release_rests_on_known_claims_and_every_person_agrees()
    {
        var released = RuleLibrary.Released;
        var faults = released.Shelf.Codes.SelectMany(released.Shelf.Versions).SelectMany(version => RuleLint.Of(version, [.. released.Persons.Where(person => person.Rule == version.Code)], released.Shelf, released.Parameters, released.Claims)
            .Where(fault => fault.Code != "untested").Select(fault => $"{version.Code} {fault}"));

        Assert.True(released.Shelf.Codes.Count() >= 3);
        Assert.Empty(faults);
        Assert.All(released.Persons, person => Assert.NotNull(released.At(person.Rule, person.On)));
    }

    [Fact]
    public void What_is_not_said_is_not_counted_and_is_asked()
    {
        var one = Set.Persons.Single(other => other.Rule == "cn.work-permit.points" && other.Code == "v5");
        var result = Set.Evaluate(one.Rule, one.Sheet.With(Set.Facts["bonus"], null), one.On)!;

        Assert.Equal((82, 92), (result.Points!.Least, result.Points.Most));
        Assert.Equal(("B", "A"), (result.Class, result.ClassMost));
        Assert.Equal(["bonus"], result.Asks.Select(fact => fact.Code));
    }

    [Theory]
    [InlineData("110000", 859464, "2026-11-23", "A_salary_6x")]
    [InlineData("110000", 859463, "2026-11-23", "B_salary_4x")]
    [InlineData("110000", 572976, "2026-02-04", "B_salary_4x")]
    [InlineData("110000", 572975, "2026-11-23", null)]
    [InlineData("310000", 895248, "2026-11-23", "A_salary_6x")]
    [InlineData("310000", 895247, "2026-11-23", "B_salary_4x")]
    [InlineData("440100", 752328, "2024-12-31", "A_salary_6x")]
    public void Pay_is_measured_by_the_figure_of_place_and_day_without_any_leeway(string place, int salary, string on, string? route)
    {
        var result = Set.Evaluate("cn.work-permit.routes", RuleScene.Sheet(("place", place), ("salary", salary.ToString(null, null))), DateOnly.Parse(on, null))!;

        Assert.Equal(route, result.DirectRoute?.Head.Id);
    }

    [Theory]
    [InlineData("350200", "2026-11-23")]
    [InlineData("110000", "2026-01-01")]
    [InlineData("440100", "2025-01-01")]
    [InlineData("other", "2026-11-23")]
    public void Without_a_figure_of_that_place_and_day_it_is_not_known_and_the_figure_is_asked_for(string place, string on)
    {
        var sheet = RuleScene.Sheet(("place", place), ("salary", "5000000"));
        var route = Set.Evaluate("cn.work-permit.routes", sheet, DateOnly.Parse(on, null))!.Routes.Single(one => one.Route.Head.Id == "A_salary_6x");

        Assert.Equal(Verdict.Unknown, route.Verdict);
        Assert.Equal(["wage"], route.Finding.Unsaid.Select(fact => fact.Code));
        Assert.Equal(("local_wage_month", GapKind.Figure), (route.Finding.Gaps.Single().Code, route.Finding.Gaps.Single().Kind));
        Assert.Equal("A_salary_6x", Set.Evaluate("cn.work-permit.routes", sheet.With("wage", "10000"), DateOnly.Parse(on, null))!.DirectRoute?.Head.Id);
    }

    [Fact]
    public void A_graduate_reads_until_when_the_route_is_open()
    {
        var sheet = RuleScene.Sheet(("place", "110000"), ("degree", "bachelor"), ("graduated_on", "2025-06"), ("university", "top500"));
        var route = Set.At("cn.work-permit.routes", RuleScene.Today)!.Document.Routes!.Routes.Single(one => one.Head.Id == "B_beijing_graduate");
        var finding = Evaluation.Of(route.When, sheet, RuleScene.Today, Set.Shelf, RuleScene.Book);

        Assert.Equal(Verdict.Met, finding.Verdict);
        Assert.Equal(new DateOnly(2027, 6, 1), finding.Of[2].Until);
    }

    [Fact]
    public void The_rule_says_itself_in_both_languages()
    {
        foreach (var version in Set.Shelf.Codes.SelectMany(Set.Shelf.Versions))
        {
            foreach (var said in version.Tests.Select(RuleWords.Of))
            {
                Assert.DoesNotContain("{", said.Zh + said.En, StringComparison.Ordinal);
                Assert.Contains(said.Zh!, letter => letter > 0x4e00);
                Assert.DoesNotContain(said.En!, letter => letter > 0x4e00);
            }
        }
    }
}
