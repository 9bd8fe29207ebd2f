using System.Globalization;
using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class MoneyTextTests
{
    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en"), chinese = CultureInfo.GetCultureInfo("zh-Hans");

    [Theory]
    [InlineData(300000, 500000, "CNY", "YEAR", "CNY 300,000–500,000 a year", "30–50万元/年")]
    [InlineData(25000, 40000, "CNY", "MONTH", "CNY 25,000–40,000 a month", "2.5–4万元/月")]
    [InlineData(12300, 18800, "CNY", "month", "CNY 12,300–18,800 a month", "1.23–1.88万元/月")]
    [InlineData(8000, 12000, "CNY", "Month", "CNY 8,000–12,000 a month", "8,000–12,000元/月")]
    [InlineData(123450, 200000, "CNY", "YEAR", "CNY 123,450–200,000 a year", "123,450–200,000元/年")]
    [InlineData(80000, 120000, "USD", "YEAR", "USD 80,000–120,000 a year", "8–12万美元/年")]
    [InlineData(500, 800, "CNY", "DAY", "CNY 500–800 a day", "500–800元/天")]
    [InlineData(62.5, 62.5, "EUR", "HOUR", "EUR 62.5 an hour", "62.5欧元/小时")]
    [InlineData(3000, 3000, "GBP", "WEEK", "GBP 3,000 a week", "3,000英镑/周")]
    [InlineData(1000000, 1500000, "KRW", "MONTH", "KRW 1,000,000–1,500,000 a month", "100–150万韩元/月")]
    [InlineData(9000, 9000, "PLN", "MONTH", "PLN 9,000 a month", "9,000PLN/月")]
    [InlineData(0, 500000, "CNY", "YEAR", "CNY 0–500,000 a year", "0–500,000元/年")]
    public void A_range_reads_as_one_says_it(double low, double high, string currency, string period, string inEnglish, string inChinese)
    {
        Assert.Equal(inEnglish, MoneyText.Range((decimal)low, (decimal)high, currency, period, english));
        Assert.Equal(inChinese, MoneyText.Range((decimal)low, (decimal)high, currency, period, chinese));
    }

    [Fact]
    public void A_range_open_on_one_side_says_on_which()
    {
        Assert.Equal("from CNY 300,000 a year", MoneyText.Range(300000, null, "CNY", "YEAR", english));
        Assert.Equal("30万元/年起", MoneyText.Range(300000, null, "CNY", "YEAR", chinese));
        Assert.Equal("up to CNY 3,000 a day", MoneyText.Range(null, 3000, "CNY", "DAY", english));
        Assert.Equal("最高3,000元/天", MoneyText.Range(null, 3000, "CNY", "DAY", chinese));
    }

    [Fact]
    public void Without_any_sum_the_pay_is_by_agreement()
    {
        Assert.Equal("Pay by agreement", MoneyText.Range(null, null, "CNY", "YEAR", english));
        Assert.Equal("薪酬面议", MoneyText.Range(null, null, "CNY", "YEAR", chinese));
    }

    [Fact]
    public void A_single_sum_has_no_period()
    {
        Assert.Equal("CNY 30,000", MoneyText.Sum(30000, "CNY", english));
        Assert.Equal("3万元", MoneyText.Sum(30000, "CNY", chinese));
    }

    [Fact]
    public void An_unknown_period_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MoneyText.Range(1, 2, "CNY", "DECADE", english));
}
