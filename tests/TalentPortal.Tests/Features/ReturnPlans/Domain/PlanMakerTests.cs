using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using static TalentPortal.Tests.Features.ReturnPlans.Domain.NetPayFigures;

namespace TalentPortal.Tests.Features.ReturnPlans.Domain;

/// <summary>The plan of one place: from the least to the most, what is sure, and what is not known.</summary>
public sealed class PlanMakerTests
{
    private const string Head = "code,city,district_zh,district_en,place,bedrooms,size_m2,low,typical,high,as_of,claim\n";

    private static readonly RentTable rents = RentTable.Read(Head + "fuzhou-one,350100,x,One,350102,2,70..90,2500,3200,4500,2025,rent.one\nfuzhou-two,350100,x,Two,350103,2,70..90,1200,1600,2200,2025,rent.two\nshanghai-one,310000,x,Three,310101,2,70..90,8000,9000,9500,2025,rent.one\n");

    private static readonly ParameterBook book = With(
        Of("si.pension.share", Shanghai, "8", "percent"), Of("si.pension.base.floor", Shanghai, "7384", "CNY/month"), Of("si.pension.base.cap", Shanghai, "36921", "CNY/month"),
        Of("si.medical.share", Shanghai, "2", "percent"), Of("si.medical.base.floor", Shanghai, "7384", "CNY/month"), Of("si.medical.base.cap", Shanghai, "36921", "CNY/month"),
        Of("si.unemployment.share", Shanghai, "0.5", "percent"), Of("si.unemployment.base.floor", Shanghai, "7384", "CNY/month"), Of("si.unemployment.base.cap", Shanghai, "36921", "CNY/month"),
        Of("fund.share.min", Shanghai, "5", "percent"), Of("fund.share.max", Shanghai, "7", "percent"), Of("fund.base.floor", Shanghai, "2690", "CNY/month"), Of("fund.base.cap", Shanghai, "36921", "CNY/month"));

    private static readonly PlanFacts facts = new(2026, 120000) { IsInsured = true };

    [Fact]
    public void What_was_not_said_of_the_fund_goes_from_the_least_to_the_most_that_the_place_allows()
    {
        var column = Plan(facts, Shanghai);

        Assert.Equal((6000m, 8400m), Ends(column, "fund"));
        Assert.Null(column.Line("fund")!.Typical);
        Assert.Equal((97620m, 99780m), Ends(column, "net"));
        Assert.Equal((97620m, 97620m), Ends(Plan(facts with { FundShare = 0.07m }, Shanghai), "net"));
    }

    [Fact]
    public void Figures_in_force_of_the_place_itself_are_sure()
    {
        var column = Plan(facts with { FundShare = 0.07m }, Shanghai);

        Assert.All(["gross", "social", "fund", "tax", "net"], code => Assert.True(column.Line(code)!.IsSure, code));
        Assert.Equal(new PlanSum(97620, 97620, 97620), column.Net);
        Assert.Equal(8135, column.Line("net.month")!.Least);
        Assert.Equal(12, column.Months.Count);
    }

    [Fact]
    public void General_shares_ended_tables_and_weak_claims_are_never_sure()
    {
        var general = Plan(facts with { FundShare = 0.07m }, Fuzhou);
        var ended = Plan(facts with { FundShare = 0.07m }, Shanghai, ParameterBook.Of(book.All.Select(p => p.Place == Shanghai ? p with { Until = new(2025, 7, 1) } : p), []));
        var weak = Plan(facts with { FundShare = 0.07m }, Shanghai, certainty: Certainty.General);

        Assert.All(new[] { general, ended, weak }, column => Assert.Equal(0, column.Net.Sure));
        Assert.Equal((LineBasis.General, LineBasis.Ended), (general.Line("social")!.Basis, ended.Line("social")!.Basis));
        Assert.Equal(["general", "cap"], general.Line("social")!.Asks);
        Assert.Contains("ended", ended.Line("social")!.Asks);
        Assert.Equal(97620, ended.Net.Least);
    }

    [Fact]
    public void Without_figures_the_sum_is_open()
    {
        var column = Plan(facts, Fuzhou, LawAlone);

        Assert.True(column.Line("social")!.IsOpen);
        Assert.Equal(["open"], column.Line("social")!.Asks.Except(["cap"]));
        Assert.Equal((null, null, 0m), (column.Net.Least, column.Net.Most, column.Net.Sure));
        Assert.Null(column.Left.Least);
        Assert.Equal(120000, column.Line("gross")!.Least);
    }

    [Fact]
    public void What_an_offer_says_takes_the_place_of_all_tables_and_is_sure()
    {
        var column = Plan(facts with { Contributions = 1750 }, Fuzhou);

        Assert.Equal((21000m, 21000m), Ends(column, "social"));
        Assert.Null(column.Line("fund"));
        Assert.Equal(new PlanSum(97620, 97620, 97620), column.Net);
    }

    [Fact]
    public void Of_a_foreign_national_insurance_and_fund_are_open_unless_they_are_said()
    {
        var foreign = facts with { IsForeign = true, IsInsured = null };

        Assert.Equal((0m, 12600m), Ends(Plan(foreign, Shanghai), "social"));
        Assert.Equal((0m, 8400m), Ends(Plan(foreign, Shanghai), "fund"));
        Assert.Equal((12600m, 12600m), Ends(Plan(foreign with { IsInsured = true }, Shanghai), "social"));
        Assert.Equal((0m, 0m), Ends(Plan(foreign with { IsInsured = false }, Shanghai), "social"));
        Assert.Equal((12m, 28m), Ends(Plan(foreign, Shanghai), "weeks"));
    }

    [Fact]
    public void Allowances_are_for_foreign_nationals_alone()
    {
        var with = Plan(facts with { Allowances = 3000, FundShare = 0.07m, IsForeign = true }, Shanghai);

        Assert.True(with.Line("tax")!.Most < Plan(facts with { FundShare = 0.07m, IsForeign = true }, Shanghai).Line("tax")!.Most);
        Assert.Equal(Plan(facts with { FundShare = 0.07m }, Shanghai).Line("tax")!.Most, Plan(facts with { Allowances = 3000, FundShare = 0.07m }, Shanghai).Line("tax")!.Most);
    }

    [Fact]
    public void A_relief_that_is_open_raises_the_most_alone_and_one_that_is_met_both()
    {
        var rich = new PlanFacts(2026, 1_020_000) { IsInsured = false };
        var (open, met, none) = (Plan(rich, Shenzhen), Plan(rich, Shenzhen, verdicts: new(Verdict.Met, Verdict.NotMet)), Plan(rich, Shanghai));

        Assert.Equal((769920m, 769920m + 106080, 769920m), (open.Net.Least!.Value, open.Net.Most!.Value, open.Net.Sure));
        Assert.Equal((Verdict.Unknown, 0m, 106080m), (open.Line("relief.gba")!.Verdict!.Value, open.Line("relief.gba")!.Least!.Value, open.Line("relief.gba")!.Most!.Value));
        Assert.False(open.Line("relief.gba")!.IsSure);
        Assert.Equal(new PlanSum(876000, 876000, 876000), met.Net);
        Assert.Null(none.Line("relief.gba"));
        Assert.Null(Plan(rich with { Salary = 120000 }, Shenzhen).Line("relief.gba"));
    }

    [Fact]
    public void Rent_goes_over_all_areas_unless_one_is_chosen_and_is_never_sure()
    {
        var (all, one) = (Plan(facts with { FundShare = 0.07m }, Fuzhou), Plan(facts with { FundShare = 0.07m }, Fuzhou, area: "fuzhou-one"));

        Assert.Equal((1200m, 4500m), Ends(all, "rent"));
        Assert.Null(all.Line("rent")!.Typical);
        Assert.Equal((2500m, 3200m, 4500m), (one.Line("rent")!.Least!.Value, one.Line("rent")!.Typical!.Value, one.Line("rent")!.Most!.Value));
        Assert.Equal(Standing.Estimate, one.Line("rent")!.Standing);
        Assert.Equal(new PlanSum(8135 - 4500, 8135 - 2500, 0), one.Left);
        Assert.Null(Plan(facts with { Bedrooms = 3 }, Fuzhou).Line("rent"));
        var sure = Plan(facts with { FundShare = 0.07m }, Shanghai);
        Assert.Equal((97620m, new PlanSum(8135 - 9500, 8135 - 8000, 0)), (sure.Net.Sure, sure.Left));
    }

    [Fact]
    public void The_time_it_takes_grows_with_children_of_school_age_and_is_open_without_a_claim()
    {
        Assert.Equal((8m, 16m), Ends(Plan(facts, Shanghai), "weeks"));
        Assert.Equal((12m, 28m), Ends(Plan(facts with { Children = 1 }, Shanghai), "weeks"));
        Assert.True(new PlanMaker(facts, ClaimBook.Empty, book, rents).Of(Shanghai, null, PlanVerdicts.Open(book, Shanghai, new(2026, 1, 1))).Line("weeks")!.IsOpen);
    }

    [Fact]
    public void A_claim_that_the_site_does_not_know_makes_nothing_sure()
    {
        var column = new PlanMaker(facts with { FundShare = 0.07m }, ClaimBook.Empty, book, rents).Of(Shanghai, null, PlanVerdicts.Open(book, Shanghai, new(2026, 1, 1)));

        Assert.Equal(0, column.Net.Sure);
        Assert.Equal(97620, column.Net.Least);
    }

    [Theory]
    [InlineData("a,350100,x,One,350102,2,70..90,2500,2400,4500,2025,c\n", "typical")]
    [InlineData("a,350100,x,One,350102,2,70,2500,3000,4500,2025,c\n", "size_m2")]
    [InlineData("a,350100,x,One,350102,two,70..90,2500,3000,4500,2025,c\n", "bedrooms")]
    public void A_faulty_row_of_rents_is_named(string row, string column) => Assert.Contains($"column {column}", Assert.Throws<CsvException>(() => RentTable.Read(Head + row)).Message, StringComparison.Ordinal);

    private static (decimal, decimal) Ends(PlanColumn column, string code) => (column.Line(code)!.Least!.Value, column.Line(code)!.Most!.Value);

    private static PlanColumn Plan(PlanFacts facts, string place, ParameterBook? figures = null, string? area = null, PlanVerdicts? verdicts = null, Certainty certainty = Certainty.High) =>
        new PlanMaker(facts, Claims(certainty), figures ?? book, rents).Of(place, area, verdicts ?? PlanVerdicts.Open(figures ?? book, place, new(facts.Year, 1, 1)));

    private static ClaimBook Claims(Certainty certainty) => ClaimBook.Of(
        [new("T1", SourceKind.Official, Reliability.High, Bilingual.Empty, Bilingual.Empty, null, null)],
        [
            .. book.All.Select(p => p.Claim).Distinct().Select(code => new Claim(code, ["T1"], "2026", certainty, Standing.Fact, false, null, null, null, Bilingual.Empty)),
            Weeks("returnee", "8..16"), Weeks("foreigner_a", "12..20"), Weeks("foreigner_b", "16..28"), Weeks("school_children", "4..12"), Rent("one"), Rent("two"),
        ]);

    private static Claim Weeks(string path, string weeks) => new("plan.weeks." + path, ["T1"], "2026", Certainty.General, Standing.Estimate, false, weeks, "weeks", null, Bilingual.Empty);

    private static Claim Rent(string area) => new("rent." + area, ["T1"], "2025", Certainty.LowMedium, Standing.Estimate, true, null, null, null, Bilingual.Empty);
}
