using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using static TalentPortal.Tests.Features.ReturnPlans.Domain.NetPayFigures;

namespace TalentPortal.Tests.Features.ReturnPlans.Domain;

/// <summary>What a year's reckoning rests on, and what it says of figures that are not known.</summary>
public sealed class NetPayTests
{
    private static readonly DateOnly july = new(2024, 7, 1), ended = new(2025, 7, 1);

    private static readonly ParameterBook tables = With(
        Of("si.pension.share", Beijing, "8", "percent", july) with { Until = ended },
        Of("si.pension.base.floor", Beijing, "6821", "CNY/month", july) with { Until = ended },
        Of("si.pension.base.cap", Beijing, "35283", "CNY/month", july) with { Until = ended },
        Of("si.medical.share", Beijing, "2", "percent", july) with { Until = ended },
        Of("si.medical.fixed", Beijing, "3", "CNY/month", july) with { Until = ended },
        Of("local_wage_month", Beijing, "11937", "CNY/month", new(2026, 2, 4)));

    [Fact]
    public void Between_floor_and_cap_the_pay_itself_counts_and_outside_the_bound()
    {
        Assert.Equal(6 * 0.08m * 6821, FromJuly(2000));
        Assert.Equal(6 * 0.08m * 20000, FromJuly(20000));
        Assert.Equal(6 * 0.08m * 35283, FromJuly(35284));

        // Until June there is no table of the city, and the pay itself counts.
        decimal FromJuly(decimal pay) => NetPay.Reckon(new(Beijing, 2024, pay), tables).Line("si.pension")!.Amount!.Value - (6 * Rounded.Fen(0.08m * pay));
    }

    [Fact]
    public void A_place_without_a_table_gets_the_general_shares_and_the_line_says_what_is_missing()
    {
        var line = NetPay.Reckon(new(Fuzhou, 2026, 25000), With()).Line("si.pension")!;

        Assert.Equal((12 * 2000m, LineBasis.General), (line.Amount!.Value, line.Basis));
        Assert.Equal(["si.pension.share", "si.base.floor", "si.base.cap"], line.Missing);
        Assert.Equal(["claim.si.pension.share.cn"], line.Claims);
    }

    [Fact]
    public void After_a_table_has_ended_it_is_used_for_a_while_and_called_ended()
    {
        var (soon, late) = (NetPay.Reckon(new(Beijing, 2025, 60000), With([.. tables.All.Where(p => p.Place == Beijing && p.Code != "local_wage_month")])), NetPay.Reckon(new(Beijing, 2029, 60000), tables));

        Assert.Equal((12 * 0.08m * 35283, LineBasis.Ended), (soon.Line("si.pension")!.Amount!.Value, soon.Line("si.pension")!.Basis));
        Assert.Equal(LineBasis.General, late.Line("si.pension")!.Basis);
    }

    [Fact]
    public void Where_the_average_wage_is_known_the_bounds_follow_from_it()
    {
        var line = NetPay.Reckon(new(Beijing, 2027, 60000), With(Of("local_wage_month", Beijing, "11937", "CNY/month"))).Line("si.pension")!;

        Assert.Equal(12 * 0.08m * 35811, line.Amount);
        Assert.Contains("local_wage_month", line.Parameters);
        Assert.Equal(12 * 0.08m * 30000, NetPay.Reckon(new(Fuzhou, 2026, 60000) { LocalWage = 10000 }, With()).Line("si.pension")!.Amount);
    }

    [Fact]
    public void What_is_paid_beside_the_share_goes_with_its_table()
    {
        var medical = NetPay.Reckon(new(Beijing, 2025, 10000), With([.. tables.All.Where(p => p.Place == Beijing)])).Line("si.medical")!;

        Assert.Equal(12 * 203m, medical.Amount);
        Assert.Contains("si.medical.fixed", medical.Parameters);
    }

    [Fact]
    public void Without_any_share_the_line_is_open_and_so_is_all_that_follows()
    {
        var result = NetPay.Reckon(new(Fuzhou, 2026, 25000), LawAlone);

        Assert.All(new[] { "si.pension", "net" }, code =>
        {
            Assert.Null(result.Line(code)!.Amount);
            Assert.Equal(LineBasis.Open, result.Line(code)!.Basis);
        });
        Assert.All(new[] { result.Contributions, result.Tax, result.Net, result.Months[0].Net }, amount => Assert.Null(amount));
        Assert.Equal(300000, result.Gross);
    }

    [Fact]
    public void Without_the_tax_table_or_with_a_mistyped_one_the_tax_is_open()
    {
        var none = ParameterBook.Of(Law.Where(p => p.Code != "iit.brackets"), []);
        var wrong = ParameterBook.Of([.. Law.Where(p => p.Code != "iit.brackets"), Of("iit.brackets", "cn", Brackets.Replace("2520", "2250", StringComparison.Ordinal), "table")], []);

        Assert.All(new[] { none, wrong }, book =>
        {
            var result = NetPay.Reckon(new(Fuzhou, 2026, 25000) { PaysInsurance = false, PaysFund = false }, book);
            Assert.Null(result.Line("iit")!.Amount);
            Assert.Equal(["iit.brackets"], result.Line("iit")!.Missing);
            Assert.Null(result.Net);
        });
    }

    [Theory]
    [InlineData(Shanghai, 1500, false)]
    [InlineData(Quanzhou, 800, true)]
    public void The_deduction_for_rent_goes_by_the_place_and_the_least_is_taken_where_the_list_is_not_known(string place, int month, bool isMissing)
    {
        var line = NetPay.Reckon(new(place, 2026, 25000) { Home = HomeCost.Rent }, With()).Line("iit.special.rent")!;

        Assert.Equal(12 * month, line.Amount);
        Assert.Equal(isMissing, line.Missing.Contains("list:rent_million"));
    }

    [Fact]
    public void All_deductions_lower_what_is_taxed_and_not_what_is_paid_out()
    {
        var question = new NetPayQuestion(Shanghai, 2026, 30000) { PaysInsurance = false, PaysFund = false };
        var result = NetPay.Reckon(question with { Children = 2, Infants = 1, Elders = ElderCare.OnlyChild, Home = HomeCost.Rent, Study = true, Certificate = true }, LawAlone);

        Assert.Equal(300000 - (12 * (4000 + 2000 + 3000 + 1500 + 400)) - 3600, result.Taxable);
        Assert.Equal(360000 - result.Tax, result.Net);
        Assert.True(result.Net > NetPay.Reckon(question, LawAlone).Net);
    }

    [Theory]
    [InlineData(2027, 240000, 4)]
    [InlineData(2028, 276000, 5)]
    public void A_foreign_national_takes_allowances_or_deductions_for_as_long_as_the_choice_lasts(int year, int taxable, int lines)
    {
        var result = NetPay.Reckon(new(Shanghai, year, 30000) { ForeignAllowances = 5000, Children = 1, PaysInsurance = false, PaysFund = false }, LawAlone);

        Assert.Equal(taxable, result.Taxable);
        Assert.Equal(year == 2028, result.Line("iit.special.child") is not null);
        Assert.Equal(year == 2028, result.Line("allowances")!.Missing.Contains("iit.allowance_choice"));
        Assert.Equal(lines, result.Lines.Count);
    }

    [Theory]
    [InlineData(36000, 1080)]
    [InlineData(36001, 3390.10)]
    [InlineData(144000, 14190)]
    [InlineData(144001, 27390.20)]
    public void A_bonus_taxed_apart_goes_by_the_table_by_months_which_has_known_steps(int bonus, double tax) =>
        Assert.Equal((decimal)tax, NetPay.Reckon(new(Shanghai, 2026, 50000) { Bonus = bonus, BonusTax = BonusTax.Apart, PaysInsurance = false, PaysFund = false }, LawAlone).Line("iit.bonus")!.Amount);

    [Fact]
    public void The_better_way_is_chosen_for_the_bonus_and_the_other_is_told()
    {
        var question = new NetPayQuestion(Shanghai, 2026, 4000) { Bonus = 30000, PaysInsurance = false, PaysFund = false };
        var (poor, rich) = (NetPay.Reckon(question, LawAlone), NetPay.Reckon(question with { MonthlyPay = 50000 }, LawAlone));

        Assert.False(poor.IsBonusApart);
        Assert.Equal((78000m - 540, 78000m - 900), (poor.Net!.Value, poor.NetOtherwise!.Value));
        Assert.True(rich.IsBonusApart);
        Assert.Equal(900, rich.Line("iit.bonus")!.Amount);
        Assert.True(rich.Net > rich.NetOtherwise);
    }

    [Fact]
    public void When_the_choice_for_the_bonus_has_ended_it_is_taxed_with_the_rest()
    {
        var result = NetPay.Reckon(new(Shanghai, 2028, 50000) { Bonus = 36000, BonusTax = BonusTax.Apart, PaysInsurance = false, PaysFund = false }, LawAlone);

        Assert.False(result.IsBonusApart);
        Assert.Null(result.Line("iit.bonus"));
        Assert.Equal(576000, result.Taxable);
    }

    [Fact]
    public void A_relief_that_is_not_decided_stands_beside_the_sum()
    {
        var question = new NetPayQuestion(Shenzhen, 2026, 85000) { PaysInsurance = false, PaysFund = false };
        var (none, unknown, met) = (NetPay.Reckon(question, LawAlone), NetPay.Reckon(question with { GreaterBay = Verdict.Unknown }, LawAlone), NetPay.Reckon(question with { GreaterBay = Verdict.Met }, LawAlone));

        Assert.Null(none.Line("relief.gba"));
        Assert.Equal((106080m, false), (unknown.Line("relief.gba")!.Amount!.Value, unknown.Line("relief.gba")!.IsCounted));
        Assert.Equal((none.Net, 0m), (unknown.Net, unknown.Relief));
        Assert.True(met.Line("relief.gba")!.IsCounted);
        Assert.Equal(none.Net + 106080, met.Net);
    }

    [Fact]
    public void A_relief_has_a_cap_and_an_end_and_is_given_once()
    {
        var question = new NetPayQuestion(Shenzhen, 2027, 2_000_000) { PaysInsurance = false, PaysFund = false, GreaterBay = Verdict.Met };

        Assert.Equal(5_000_000, NetPay.Reckon(question, LawAlone).Relief);
        Assert.Equal(5_000_000, NetPay.Reckon(question with { Hainan = Verdict.Met }, LawAlone).Relief);
        var late = NetPay.Reckon(question with { Year = 2028 }, LawAlone);
        Assert.Null(late.Line("relief.gba")!.Amount);
        Assert.Equal(0, late.Relief);
        Assert.Equal(["relief.gba.rate"], late.Line("relief.gba")!.Missing);
        Assert.NotNull(late.Net);
    }

    [Fact]
    public void What_was_withheld_too_much_comes_back_with_the_settlement()
    {
        var result = NetPay.Reckon(new(Shanghai, 2026, 6000) { PaysInsurance = false, PaysFund = false, Certificate = true }, LawAlone);

        Assert.Equal((30m, 0m), (result.Months[0].Tax, result.Months[11].Tax));
        Assert.Equal((252m, -78m), (result.Tax!.Value, result.Settlement!.Value));
        Assert.Equal(72000 - 252, result.Net);
    }

    [Fact]
    public void Every_line_names_the_parameters_and_claims_it_rests_on()
    {
        var result = NetPay.Reckon(new(Beijing, 2025, 40000) { Bonus = 50000, Children = 1, Home = HomeCost.Rent, GreaterBay = Verdict.Unknown }, tables);

        Assert.All(result.Lines.Where(line => line.Side != LineSide.Gross), line =>
        {
            Assert.NotEmpty(line.Parameters);
            Assert.NotEmpty(line.Claims);
        });
        Assert.Superset(result.Lines.Where(line => line.IsCounted && line.Code != "net").SelectMany(line => line.Claims).ToHashSet(), result.Line("net")!.Claims.ToHashSet());
        Assert.DoesNotContain("claim.relief.gba.rate.cn", result.Line("net")!.Claims);
    }
}
