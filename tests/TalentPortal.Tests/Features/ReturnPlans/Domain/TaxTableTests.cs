using TalentPortal.Features.ReturnPlans.Domain;

namespace TalentPortal.Tests.Features.ReturnPlans.Domain;

/// <summary>The table of rates: what is one, and what it says at its edges.</summary>
public sealed class TaxTableTests
{
    private readonly TaxTable _table = TaxTable.Read(NetPayFigures.Brackets)!;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    [InlineData(36000, 1080)]
    [InlineData(36000.01, 1080)]
    [InlineData(144000, 11880)]
    [InlineData(300000, 43080)]
    [InlineData(420000, 73080)]
    [InlineData(660000, 145080)]
    [InlineData(960000, 250080)]
    [InlineData(1000000, 268080)]
    public void The_tax_on_a_sum(double taxable, double tax) => Assert.Equal((decimal)tax, _table.On((decimal)taxable));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("36000")]
    [InlineData("36000:0.03:0")]
    [InlineData("36000:0.03:0;:0.10:2519")]
    [InlineData("36000:0.10:0;:0.03:0")]
    [InlineData(":0.03:0;36000:0.10:2520")]
    [InlineData("36000:0.03:0;30000:0.10:2520;:0.2:1")]
    [InlineData("36000:3:0;:10:252000")]
    [InlineData("36000:0.03:1;:0.10:2521")]
    [InlineData("36,000:0.03:0;:0.10:2520")]
    public void What_is_no_table_or_jumps_is_not_computed_with(string? text) => Assert.Null(TaxTable.Read(text));
}
