using TalentPortal.Features.Profiles.Domain;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2014", DatePrecision.Year)]
    [InlineData("2014-06", DatePrecision.Month)]
    [InlineData("2016-02-29", DatePrecision.Day)]
    public void It_is_written_as_it_was_read(string text, DatePrecision precision)
    {
        var date = PartialDate.Read(text)!.Value;
        Assert.Equal((text, precision), (date.ToString(), date.Precision));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("14")]
    [InlineData("2014-6")]
    [InlineData("2014/06")]
    [InlineData("2014-13")]
    [InlineData("2015-02-29")]
    [InlineData("1899")]
    [InlineData("2101")]
    [InlineData(" 2014")]
    [InlineData("٢٠١٤")]
    [InlineData("Present")]
    public void Another_form_is_none(string? text) => Assert.Null(PartialDate.Read(text));

    [Theory]
    [InlineData("2014", "2014-06", true)]
    [InlineData("2014-06", "2014-06-30", true)]
    [InlineData("2014-06", "2014-07-01", false)]
    [InlineData("2014", "2015", false)]
    [InlineData("2014-06-01", "2014-06-02", false)]
    public void Two_can_be_the_same_as_far_as_both_are_known(string one, string other, bool can)
    {
        Assert.Equal(can, PartialDate.Read(one)!.Value.CanBe(PartialDate.Read(other)!.Value));
        Assert.Equal(can, PartialDate.Read(other)!.Value.CanBe(PartialDate.Read(one)!.Value));
    }

    [Fact]
    public void They_sort_by_their_first_day() =>
        Assert.Equal(["2013-12-31", "2014", "2014-01", "2014-01-02"], new[] { "2014-01-02", "2014", "2013-12-31", "2014-01" }.Select(text => PartialDate.Read(text)!.Value).Order().Select(date => date.ToString()));
}
