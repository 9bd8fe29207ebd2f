using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using static TalentPortal.Tests.Features.ReturnPlans.Domain.NetPayFigures;

namespace TalentPortal.Tests.Features.ReturnPlans.Domain;

/// <summary>Published worked examples, to the yuan. Each says where it was published; what is our own example says so.</summary>
public sealed class NetPayExamplesTests
{
    /// <summary>
    /// N1. State Taxation Administration, explanation of Announcement 2018 No. 56: 30,000 a month, 4,500 of insurance and fund,
    /// 2,000 of special additional deductions; withheld in January 555, in February 625, in March 1,850. The example gives the
    /// deductions as a sum; here they are a child and a mortgage at the amounts of 2019.
    /// </summary>
    [Fact]
    public void N1_withholding_of_the_first_three_months_as_the_tax_administration_explains_it()
    {
        var result = NetPay.Reckon(new(Beijing, 2019, 30000) { KnownContributions = 4500, Children = 1, Home = HomeCost.Mortgage }, LawAlone);

        Assert.Equal([555, 625, 1850], result.Months.Take(3).Select(month => month.Tax!.Value));
        Assert.Equal(222000, result.Taxable);
        Assert.Equal(27480, result.Tax);
    }

    /// <summary>
    /// N2. PwC, Worldwide Tax Summaries, China, "Sample personal income tax calculation": 35,000 a month, 50,000 for labour
    /// services less a fifth, 5,000 a month of insurance and fund, one child, a mortgage. In the edition of 30 June 2020, for
    /// 2019: 47,080. In that of 28 June 2024, for 2023, when a child counted for more: 44,080. What remains of the labour
    /// services is taxed with the year's income, as a bonus taxed together is.
    /// </summary>
    [Theory]
    [InlineData(2019, 316000, 47080)]
    [InlineData(2023, 304000, 44080)]
    public void N2_the_same_person_in_two_editions_of_the_tax_summaries(int year, int taxable, int tax)
    {
        var result = NetPay.Reckon(new(Shanghai, year, 35000) { Bonus = 40000, BonusTax = BonusTax.Together, KnownContributions = 5000, Children = 1, Home = HomeCost.Mortgage }, LawAlone);

        Assert.Equal(taxable, result.Taxable);
        Assert.Equal(tax, result.Tax);
    }

    /// <summary>N3. Masson de Morfontaine, article 2019051: 85,000 a month and nothing else; 250,080 a year.</summary>
    [Fact]
    public void N3_eighty_five_thousand_a_month_and_nothing_else() => Assert.Equal(250080, NetPay.Reckon(Bare(Shanghai, 85000), LawAlone).Tax);

    /// <summary>
    /// N4. Hainan Free Trade Port, questions and answers on the 15% income tax, September 2020 (en.hnftp.gov.cn): the cap
    /// begins to matter at a taxable comprehensive income of "about 319,000". By the table that is 319,200.
    /// </summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 10)]
    public void N4_where_the_cap_of_hainan_begins(int more, int relief)
    {
        var result = NetPay.Reckon(Bare(Haikou, 31600) with { Bonus = more, BonusTax = BonusTax.Together, Hainan = Verdict.Met }, LawAlone);

        Assert.Equal(319200 + more, result.Taxable);
        Assert.Equal(relief, result.Relief);
    }

    /// <summary>N5. Our own example: the person of N3 under the formula of Cai Shui [2023] No. 34, tax above 15% of the taxable income.</summary>
    [Fact]
    public void N5_the_subsidy_of_the_greater_bay_area_for_the_same_pay()
    {
        var (without, with) = (NetPay.Reckon(Bare(Shenzhen, 85000), LawAlone), NetPay.Reckon(Bare(Shenzhen, 85000) with { GreaterBay = Verdict.Met }, LawAlone));

        Assert.Equal(106080, with.Relief);
        Assert.Equal(without.Net + 106080, with.Net);
        Assert.Equal(250080, with.Tax);
    }

    /// <summary>
    /// N6, N7. Forvis Mazars, newsletters of August and December 2024, the tables from July 2024 to June 2025, out of the files
    /// that we ship: pay above the cap. What N6 and N7 come to follows from the tables; the newsletters do not work it out.
    /// </summary>
    [Theory]
    [InlineData(Beijing, 3707.72, 4233.96, 4234, 0.12)]
    [InlineData(Shanghai, 3876.71, 2584.47, 2584, 0.07)]
    public void N6_and_N7_insurance_and_fund_above_the_cap(string place, double insurance, double fund, int published, double share)
    {
        var result = NetPay.Reckon(new(place, 2025, 60000) { FundShare = (decimal)share }, ReleasedLedger.Current.ParameterBook);

        Assert.Equal((decimal)insurance + (decimal)fund, result.Months[0].Contributions);
        // Link Compliance, notice on the caps from July 2024, gives the fund at the cap in whole yuan: 4,234 and 2,584.
        Assert.Equal(published, Rounded.Yuan((decimal)fund));
    }

    /// <summary>
    /// N8. CBiZE, "Calculation sample for local employee payroll costs" (Shanghai, 2025): 10,000 a month; pension 800, medical 200,
    /// unemployment 50, fund 700, tax 115, paid out 8,135. It lays the table by months on one month; employers withhold by the
    /// year's table on all months so far, so single months differ (97.50 in January) and the year is the same.
    /// </summary>
    [Fact]
    public void N8_insurance_fund_and_tax_together_in_shanghai()
    {
        var result = NetPay.Reckon(new(Shanghai, 2025, 10000) { FundShare = 0.07m }, Join(LawAlone, ReleasedLedger.Current.ParameterBook));

        Assert.Equal([12 * 800, 12 * 200, 12 * 50, 12 * 700], new[] { "si.pension", "si.medical", "si.unemployment", "fund" }.Select(code => result.Line(code)!.Amount!.Value));
        Assert.Equal(12 * 115, result.Tax);
        Assert.Equal(12 * 8135, result.Net);
        Assert.Equal(97.50m, result.Months[0].Tax);
    }

    /// <summary>
    /// A second one: Dezan Shira &amp; Associates, income tax calculator, Shenzhen, January 2022: 11,738 a month; pension 939.04,
    /// medical 234.76, unemployment 6.60 (0.3% of a base of 2,200 for everybody), fund 586.90, tax 287.07, paid out 9,683.63.
    /// </summary>
    [Fact]
    public void N8_once_more_in_shenzhen_with_a_base_that_is_the_same_for_all()
    {
        var book = With(
            Of("si.pension.share", Shenzhen, "8", "percent"), Of("si.medical.share", Shenzhen, "2", "percent"), Of("si.unemployment.share", Shenzhen, "0.3", "percent"),
            Of("si.unemployment.base.floor", Shenzhen, "2200", "CNY/month"), Of("si.unemployment.base.cap", Shenzhen, "2200", "CNY/month"));
        var result = NetPay.Reckon(new(Shenzhen, 2022, 11738) { FundShare = 0.05m }, book);

        Assert.Equal(1767.30m, result.Months[0].Contributions);
        Assert.Equal(12 * 287.07m, result.Tax);
        Assert.Equal(12 * 9683.63m, result.Net);
    }

    /// <summary>The examples whose years the release has figures for, once more with those.</summary>
    [Fact]
    public void The_figures_of_the_release_give_the_same()
    {
        var book = ReleasedLedger.Current.ParameterBook;

        Assert.Equal(44080, NetPay.Reckon(new(Shanghai, 2023, 35000) { Bonus = 40000, BonusTax = BonusTax.Together, KnownContributions = 5000, Children = 1, Home = HomeCost.Mortgage }, book).Tax);
        Assert.Equal(250080, NetPay.Reckon(Bare(Shanghai, 85000), book).Tax);
        Assert.Equal(10, NetPay.Reckon(Bare(Haikou, 31600) with { Bonus = 100, BonusTax = BonusTax.Together, Hainan = Verdict.Met }, book).Relief);
        Assert.Equal(106080, NetPay.Reckon(Bare(Shenzhen, 85000) with { GreaterBay = Verdict.Met }, book).Relief);
        Assert.Equal(12 * 8135, NetPay.Reckon(new(Shanghai, 2025, 10000) { FundShare = 0.07m }, book).Net);
        Assert.Equal(3390.10m, NetPay.Reckon(Bare(Shanghai, 50000) with { Bonus = 36001, BonusTax = BonusTax.Apart }, book).Line("iit.bonus")!.Amount);
    }

    private static NetPayQuestion Bare(string place, decimal pay) => new(place, 2025, pay) { PaysInsurance = false, PaysFund = false };

    /// <summary>The tax from the first, insurance and fund from the second.</summary>
    private static ParameterBook Join(ParameterBook law, ParameterBook released) =>
        ParameterBook.Of([.. law.All, .. released.All.Where(p => p.Code.StartsWith("si.", StringComparison.Ordinal) || p.Code.StartsWith("fund.", StringComparison.Ordinal))], law.Lists);
}
