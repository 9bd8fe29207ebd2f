using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>What a rule comes to, example by example.</summary>
public sealed class EvaluationTests
{
    private static RuleResult Evaluate(string when, DateOnly on, params (string, string)[] answers) => Evaluation.Of(RuleScene.Compile(RuleScene.Document(when)), RuleScene.Sheet(answers), on, RuleShelf.Empty, RuleScene.Book);

    [Fact]
    public void It_says_how_many_of_the_conditions_are_met_and_what_is_still_asked()
    {
        var result = Evaluate("""{"all":[{"fact":"degree","ge":"bachelor"},{"fact":"age","le":45},{"fact":"postdoc","is":true},{"fact":"years","ge":2}]}""", RuleScene.Today, ("degree", "master"), ("age", "45"), ("years", "1.9"));

        Assert.Equal((Verdict.NotMet, (2, 4)), (result.Verdict, result.Count));
        Assert.Empty(result.Asks);
        Assert.Equal([Verdict.Met, Verdict.Met, Verdict.Unknown, Verdict.NotMet], result.Why!.Of.Select(one => one.Verdict));
    }

    [Fact]
    public void What_a_neighbour_has_decided_is_not_asked()
    {
        var result = Evaluate("""{"all":[{"any":[{"fact":"postdoc","is":true},{"fact":"age","le":45}]},{"any":[{"fact":"ip_owner","is":true},{"fact":"age","gt":60}]}]}""", RuleScene.Today, ("age", "40"));

        Assert.Equal(["ip_owner"], result.Asks.Select(fact => fact.Code));
    }

    [Theory]
    [InlineData("30", Verdict.Met)]
    [InlineData("37", Verdict.Unknown)]
    [InlineData("45", Verdict.NotMet)]
    public void Where_pages_disagree_the_strictest_counts_for_and_the_loosest_against(string age, Verdict verdict)
    {
        var result = Evaluate("""{"unsure":{"met":{"fact":"age","lt":35},"notMet":{"fact":"age","ge":45}},"say":{"zh":"各处说法不一","en":"Pages disagree"}}""", RuleScene.Today, ("age", age));

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(verdict == Verdict.Unknown, result.Gaps is [{ Kind: GapKind.Office, Say.En: "Pages disagree" }]);
        Assert.Empty(result.Asks);
    }

    [Theory]
    [InlineData("2026-10-31", Verdict.Met)]
    [InlineData("2026-11-01", Verdict.Met)]
    [InlineData("2026-11-02", Verdict.Unknown)]
    [InlineData("2026-11-30", Verdict.Unknown)]
    [InlineData("2026-12-01", Verdict.NotMet)]
    public void A_month_is_tested_for_each_of_its_days(string on, Verdict verdict)
    {
        var result = Evaluate("""{"since":{"fact":"graduated_on"},"le":{"years":2}}""", DateOnly.Parse(on, null), ("graduated_on", "2024-11"));

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(verdict == Verdict.Unknown, result.Gaps is [{ Kind: GapKind.Month }]);
    }

    [Fact]
    public void What_lies_ahead_was_never_at_most_so_long_ago() => Assert.Equal(Verdict.NotMet, Evaluate("""{"since":{"fact":"graduated_on"},"le":{"years":2}}""", RuleScene.Today, ("graduated_on", "2027-06")).Verdict);

    [Fact]
    public void A_window_says_its_last_day_and_the_verdict_turns_the_day_after()
    {
        var program = RuleScene.Compile(RuleScene.Document("""{"during":["2026-01-01","2026-12-31"]}"""));

        Assert.Equal(new DateOnly(2026, 12, 31), Evaluation.Of(program, RuleScene.Sheet(), RuleScene.Today, RuleShelf.Empty, RuleScene.Book).Why!.Until);
        Assert.Equal(new DateOnly(2027, 1, 1), Deadlines.Until(program, RuleScene.Sheet(), RuleScene.Today, RuleShelf.Empty, RuleScene.Book));
    }

    [Fact]
    public void A_rule_that_ends_is_met_until_its_last_day()
    {
        var (shelf, _) = RuleShelf.Of([RuleReader.Read(RuleScene.Document("""{"fact":"age","ge":18}""", more: ",\"until\":\"2026-12-01\""), RuleScene.Vocabulary).Document!]);

        Assert.Equal(new DateOnly(2026, 12, 1), Deadlines.Until(shelf.At("x.rule", RuleScene.Today)!, RuleScene.Sheet(("age", "20")), RuleScene.Today, shelf, RuleScene.Book));
        Assert.Null(shelf.At("x.rule", new(2026, 12, 1)));
    }

    [Fact]
    public void The_version_of_the_day_computes_not_the_newest()
    {
        RuleDocument Version(string from, int age) => RuleReader.Read(RuleScene.Document($$"""{"fact":"age","ge":{{age}}}""").Replace("2000-01-01", from, StringComparison.Ordinal), RuleScene.Vocabulary).Document!;
        var (shelf, _) = RuleShelf.Of([Version("2020-01-01", 20), Version("2027-01-01", 30)]);

        Assert.Equal((1, 2), (shelf.At("x.rule", new(2026, 12, 31))!.Version, shelf.At("x.rule", new(2027, 1, 1))!.Version));
        Assert.Equal(new DateOnly(2027, 1, 1), Deadlines.Until(shelf.At("x.rule", RuleScene.Today)!, RuleScene.Sheet(("age", "25")), RuleScene.Today, shelf, RuleScene.Book));
    }

    [Fact]
    public void Figures_that_were_used_stand_in_the_finding()
    {
        var result = Evaluate("""{"ge":[{"div":[{"fact":"salary"},12]},{"mul":[4,{"param":"local_wage_month","at":{"fact":"place"}}]}]}""", RuleScene.Today, ("salary", "600000"), ("place", "110000"));

        Assert.Equal((50000m, 47748m), (result.Why!.Left, result.Why.Right));
        Assert.Equal("wage.beijing.2026", Assert.Single(result.Why.Used).Claim);
    }

    [Fact]
    public void A_sum_that_has_no_result_is_a_gap_and_no_exception()
    {
        Assert.Equal(GapKind.Undefined, Assert.Single(Evaluate("""{"ge":[{"div":[{"fact":"salary"},{"fact":"bonus"}]},1]}""".Replace("bonus", "firm_sales", StringComparison.Ordinal), RuleScene.Today, ("salary", "1"), ("firm_sales", "0")).Gaps).Kind);
        Assert.Equal(GapKind.Undefined, Assert.Single(Evaluate("""{"ge":[{"mul":[1000000000000,1000000000000,1000000000000,{"fact":"salary"}]},1]}""", RuleScene.Today, ("salary", "1")).Gaps).Kind);
    }

    [Fact]
    public void Warnings_and_amounts_come_with_the_verdict_and_never_change_it()
    {
        var text = RuleScene.Document("""{"fact":"degree","ge":"bachelor"}""", more: """
            ,"warn":[{"when":{"fact":"age","gt":60},"say":{"zh":"超过 60 周岁","en":"Over 60"}}],
            "benefit":{"kind":"settling_grant","title":{"zh":"安家补助","en":"Settling grant"},"amount":{"table":[{"when":{"fact":"degree","is":"doctorate"},"is":200000},{"when":{"fact":"degree","ge":"bachelor"},"is":{"mul":[2,25000]}}]}}
            """);
        RuleResult Of(params (string, string)[] answers) => Evaluation.Of(RuleScene.Compile(text), RuleScene.Sheet(answers), RuleScene.Today, RuleShelf.Empty, RuleScene.Book);

        Assert.Equal((Verdict.Met, 200000m, 1), (Of(("degree", "doctorate"), ("age", "61")) is var old ? (old.Verdict, old.Amount, old.Warnings.Count) : default));
        Assert.Equal((Verdict.Met, 50000m, 0), (Of(("degree", "master")) is var young ? (young.Verdict, young.Amount, young.Warnings.Count) : default));
        Assert.Null(Of(("age", "30")).Amount);
    }

    [Fact]
    public void Benefits_that_exclude_one_another_are_never_added_up()
    {
        Stackable One(string code, decimal amount, string[] groups, string[] excludes, string[] deducts) => new(code, amount, groups, excludes, deducts);
        var stack = Stacking.Best([One("grant", 100, ["settling"], [], []), One("other-grant", 90, ["settling"], [], []), One("flat", 60, [], ["rent"], []), One("rent", 50, [], [], []), One("tax", 30, [], [], ["flat"])]);

        // The flat is worth more than the rent, but the tax relief is taken off it.
        Assert.Equal(180, stack.Sum);
        Assert.Equal(["grant", "rent", "tax"], stack.Chosen.Select(one => one.Code).Order());
        Assert.Equal(["grant", "rent"], stack.Instead.Select(one => one.Against.Single().Code));
    }

    [Fact]
    public void Facts_are_asked_in_both_languages_and_every_type_reads_what_it_writes()
    {
        Assert.All(FactCatalogue.Released, fact => Assert.All(new[] { fact.Name, fact.Asked, fact.Why }, both => Assert.True(both.Zh is { Length: > 0 } && both.En is { Length: > 0 })));
        foreach (var (code, text) in new[] { ("salary", "480000.5"), ("degree", "master"), ("background", "patent;global_500"), ("place", "350100"), ("place", "350102"), ("graduated_on", "2024-06"), ("former_national", "true"), ("years", "2.5") })
        {
            var fact = RuleScene.Facts[code];
            Assert.Equal(FactValue.Read(fact, text), FactValue.Read(fact, FactValue.Read(fact, text)!.Write(fact)));
        }
    }
}
