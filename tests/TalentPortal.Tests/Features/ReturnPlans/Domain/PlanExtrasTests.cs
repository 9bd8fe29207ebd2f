using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Tests.Features.ReturnPlans.Domain;

/// <summary>What rules and lists of the release add to a plan: grants, reliefs, the permit, the first month, school.</summary>
public sealed class PlanExtrasTests
{
    private const string Fuzhou = "350100";
    private const string Xiamen = "350200";
    private const string Shanghai = "310000";

    private static readonly RuleSet rules = RuleLibrary.Released;
    private static readonly DateOnly today = new(2026, 11, 23);

    private static FactSheet Sheet(string place, params (string, string)[] answers) => FactSheet.Of(rules.Facts, [("place", place), .. answers]);

    private static PlanGrants Grants(string place, params (string, string)[] answers) => PlanGrants.At(rules, Sheet(place, answers), today);

    [Fact]
    public void A_grant_that_is_met_recent_and_fairly_certain_is_sure_and_a_maximum_is_not()
    {
        var sure = Grants("350900", ("nationality_group", "taiwan"), ("college_graduate", "true"), ("battery_firm", "true"));
        var most = Grants(Fuzhou, ("job_here", "true"), ("recognised_level", "a"), ("brought_from", "overseas"));

        var grant = sure.Items.Single(item => item.Code == "ningde.taiwan-graduates");
        Assert.Equal((PlanGrantState.Sure, 50_000m, 50_000m, BenefitPeriod.Year), (grant.State, grant.Amount, sure.Sure, grant.Period));
        // All of it is met and recent; the notice says the most that is paid.
        Assert.Equal((PlanGrantState.Unsure, 0m, 2_000_000m), (most.Items.Single(item => item.Code == "fujian.settling-grant").State, most.Sure, most.Possible));
        Assert.All(sure.Items.Concat(most.Items), item => Assert.NotEmpty(item.Claims));
        Assert.All(sure.Claims.Concat(most.Claims), code => Assert.NotNull(rules.Claims.Find(code)));
    }

    [Fact]
    public void What_is_not_answered_is_possible_at_most_and_asked_for_and_never_sure()
    {
        var found = Grants(Fuzhou);

        var grant = found.Items.Single(item => item.Code == "fujian.settling-grant");
        Assert.Equal((PlanGrantState.Possible, 7_000_000m, 0m, 0m), (grant.State, grant.Amount, found.Sure, found.Possible));
        Assert.Contains(found.Asks, fact => fact.Code == "recognised_level");
        Assert.DoesNotContain(Grants(Fuzhou, ("recognised_level", "none"), ("job_here", "true")).Items, item => item.Code == "fujian.settling-grant");
    }

    [Fact]
    public void Old_and_unsure_ones_are_never_in_what_is_sure_however_well_they_are_met()
    {
        // Stated in 2022 on one page that another one contradicts.
        var xiamen = Grants(Xiamen, ("degree", "doctorate"), ("age", "35"), ("job_here", "true"), ("new_graduate", "true"), ("home_here", "false"), ("arrived_on", "2026-10-01"), ("degree_recognised", "true"), ("insured_months", "12"), ("high_level_returnee", "true"));
        var hangzhou = Grants("330100", ("degree", "doctorate"), ("age", "30"), ("job_here", "true"), ("new_graduate", "true"), ("insured_months", "12"), ("degree_recognised", "true"));

        Assert.NotEmpty(xiamen.Items);
        Assert.NotEmpty(hangzhou.Items);
        Assert.All(xiamen.Items.Concat(hangzhou.Items), item => Assert.NotEqual(PlanGrantState.Sure, item.State));
        Assert.Equal((0m, 0m), (xiamen.Sure, hangzhou.Sure));
        Assert.True(hangzhou.Possible >= 100_000);
    }

    [Fact]
    public void What_a_district_pays_is_possible_because_the_district_is_not_known()
    {
        var found = Grants(Shanghai, ("degree", "doctorate"), ("job_here", "true"));

        Assert.All(found.Items.Where(item => item.Code.StartsWith("shanghai.changning-rent", StringComparison.Ordinal)), item => Assert.NotEqual(PlanGrantState.Sure, item.State));
        // What is paid by the month stands beside the sums.
        Assert.Equal((0m, 0m), (found.Sure, found.Possible));
    }

    [Fact]
    public void Reliefs_follow_the_rules_and_one_whose_rule_warns_stays_possible()
    {
        PlanVerdicts Of(string place, params (string, string)[] answers) => PlanVerdicts.Of(rules, Sheet(place, answers), place, today);

        Assert.Equal((Verdict.NotMet, Verdict.NotMet), (Of(Fuzhou).GreaterBay, Of(Fuzhou).Hainan));
        Assert.Equal(Verdict.Unknown, Of("440300").GreaterBay);
        Assert.NotEmpty(Of("440300").Asks);
        Assert.Equal(Verdict.NotMet, Of("440300", ("talent_list", "false"), ("nationality_group", "mainland"), ("foreign_residence", "none")).GreaterBay);
        // All that can be said for it: its warning keeps it out of what is counted.
        var best = rules.Facts.Where(fact => fact.Type == FactType.Bool).Select(fact => (fact.Code, "true")).Concat([("nationality_group", "foreign"), ("foreign_residence", "long_term"), ("days_in_place", "366"), ("days_physical", "366"), ("income_here", "9000000"), ("salary", "1000000")]).ToArray();
        Assert.Equal((Verdict.Met, Verdict.Unknown), (rules.Evaluate("cn.gba-tax", Sheet("440300", best), today)!.Verdict, Of("440300", best).GreaterBay));
    }

    [Fact]
    public void The_permit_is_what_the_rules_come_to_and_nobody_is_told_to_be_c()
    {
        PlanPermit Of(params (string, string)[] answers) => PlanPermit.At(rules, Sheet(Fuzhou, answers), today)!;

        var nothing = Of();
        Assert.Null(nothing.Class);
        Assert.True(nothing.Least < nothing.Most);
        Assert.NotEmpty(nothing.Asks);
        // The first worked example of the points table.
        var first = Of(("salary", "480000"), ("degree", "doctorate"), ("years", "8"), ("months", "12"), ("chinese_level", "hsk4"), ("former_national", "false"), ("degree_in_chinese", "false"), ("age", "38"), ("background", "high_level_university"), ("bonus", "0"), ("special_area", "false"), ("certificate", "none"));
        Assert.Equal(("A", 90, 90), (first.Class, first.Least, first.Most));
        Assert.NotEmpty(first.Claims);
        foreach (var permit in new[] { nothing, first, Of(("salary", "49999"), ("degree", "bachelor"), ("age", "61")) }) Assert.True(permit.Class is null or "A" or "B");
    }

    [Fact]
    public void The_first_month_is_deposit_and_advance_on_the_usual_rent_and_what_lists_say()
    {
        var (extras, table) = (new PlanExtras(rules.Claims), RentTable.Current);
        PlanLine[] Of(string area) => [.. extras.FirstMonth(Fuzhou, [.. table.Rows.Where(row => row.Code == area)])];

        // Four usual rents of the dearest and of an ordinary district: what the list of first costs says of the city.
        Assert.Equal((12_800m, 10_400m), (Of("fuzhou-gulou")[0].Least, Of("fuzhou-cangshan")[0].Least));
        Assert.Equal((10_400m, 12_800m), rules.Claims.Find("cost.first.deposit_rent.fuzhou")!.Range);
        var lines = Of("fuzhou-gulou");
        Assert.Equal(["first.rent", "first.agent", "first.papers", "first.home", "first.living", "first"], lines.Select(line => line.Code));
        Assert.Equal(lines[..^1].Sum(line => line.Most), lines[^1].Most);
        Assert.All(lines, line => Assert.True(!line.IsSure && line.Claims.Count > 0 && line.Period == PlanPeriod.Once && line.Standing != Standing.Fact));
        Assert.Empty(extras.FirstMonth(Fuzhou, []));
    }

    [Fact]
    public void School_costs_are_for_each_child_old_and_in_no_sum()
    {
        var extras = new PlanExtras(rules.Claims);

        var line = extras.Schooling(Fuzhou, 2)!;

        Assert.Equal((158_000m, 400_000m), (line.Least, line.Most));
        Assert.False(line.IsSure);
        Assert.Equal((Standing.Example, "school"), (line.Standing, Assert.Single(line.Asks)));
        Assert.Null(extras.Schooling(Fuzhou, 0));
        Assert.Null(extras.Schooling("440300", 2));
    }

    [Fact]
    public void Grants_join_the_sum_of_the_year_and_only_sure_ones_what_is_sure()
    {
        var column = new PlanColumn(Fuzhou, [], new(100_000, 120_000, 90_000), new(0, 0, 0), [], []);

        Assert.Equal(column.Net, column.All);
        Assert.Equal(new PlanSum(2_100_000, 7_120_000, 2_090_000), (column with { Grants = new(2_000_000, 7_000_000, [], []) }).All);
        Assert.Equal(new PlanSum(100_000, 7_120_000, 90_000), (column with { Grants = new(0, 7_000_000, [], []) }).All);
    }
}
