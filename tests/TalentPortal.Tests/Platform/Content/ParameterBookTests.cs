using TalentPortal.Platform.Content;

namespace TalentPortal.Tests.Platform.Content;

/// <summary>Which figure holds where and when.</summary>
public sealed class ParameterBookTests
{
    private static readonly DateOnly changed = new(2026, 2, 4);

    private readonly ParameterBook _book = ParameterBook.Of(
        [
            new("local_wage_month", "110000", changed, null, "11937", "CNY/month", "wage.beijing.2026"),
            new("local_wage_month", "440100", new(2023, 1, 1), new(2025, 1, 1), "10449", "CNY/month", "wage.guangzhou.2023"),
            new("permit.salary.a_multiple", ParameterBook.Everywhere, new(2017, 4, 1), null, "6", "multiple", "wp.route.a_salary_6x"),
            new("fund.share.max", ParameterBook.Everywhere, new(2005, 1, 1), null, "12", "percent", "fund.share"),
            new("fund.share.max", "350000", new(2020, 1, 1), null, "11", "percent", "fund.share.fujian"),
        ],
        [
            new("western", "510000", new(2000, 1, 1), null, "region.west"),
            new("gba", "440300", new(2019, 1, 1), new(2028, 1, 1), "gba.cities"),
        ]);

    [Fact]
    public void A_figure_holds_from_its_first_day_and_until_the_day_before_its_end()
    {
        Assert.Null(_book.Find("local_wage_month", "110000", changed.AddDays(-1)));
        Assert.Equal(11937, _book.Find("local_wage_month", "110000", changed)!.Number);
        Assert.Equal(10449, _book.Find("local_wage_month", "440100", new(2024, 12, 31))!.Number);
        Assert.Null(_book.Find("local_wage_month", "440100", new(2025, 1, 1)));
        Assert.Null(_book.Find("local_wage_month", "350200", changed));
    }

    [Fact]
    public void The_narrowest_place_that_has_a_figure_gives_it()
    {
        Assert.Equal(11, _book.Find("fund.share.max", "350102", changed)!.Number);
        Assert.Equal(12, _book.Find("fund.share.max", "110105", changed)!.Number);
        Assert.Equal(11937, _book.Find("local_wage_month", "110105", changed)!.Number);
    }

    [Fact]
    public void A_place_lies_in_its_city_its_province_and_in_lists_for_their_time()
    {
        Assert.True(_book.Within("510107", "list:western", changed));
        Assert.True(_book.Within("510107", "510100", changed));
        Assert.True(_book.Within("510107", ParameterBook.Everywhere, changed));
        Assert.False(_book.Within("350100", "list:western", changed));
        Assert.False(_book.Within("510000", "510100", changed));
        Assert.True(_book.Within("440305", "list:gba", new(2027, 12, 31)));
        Assert.False(_book.Within("440305", "list:gba", new(2028, 1, 1)));
        Assert.False(_book.Within("440305", "list:unheard-of", changed));
    }

    [Fact]
    public void The_next_change_of_a_place_is_the_next_day_on_which_something_begins_or_ends()
    {
        Assert.Equal(changed, _book.NextChange("local_wage_month", "110105", new(2025, 6, 1)));
        Assert.Equal(new DateOnly(2025, 1, 1), _book.NextChange("local_wage_month", "440100", new(2024, 6, 1)));
        Assert.Null(_book.NextChange("local_wage_month", "110000", changed));
    }

    [Fact]
    public void Two_figures_for_the_same_day_are_refused()
    {
        Parameter first = new("a", "cn", new(2020, 1, 1), new(2021, 1, 2), "1", "points", "c");
        Assert.Throws<ContentException>(() => ParameterBook.Of([first, first with { From = new(2021, 1, 1), Until = null }], []));
        _ = ParameterBook.Of([first, first with { From = new(2021, 1, 2), Until = null }], []);
    }

    [Fact]
    public void A_figure_may_be_a_table_that_is_no_number() =>
        Assert.Equal("36000:0.03:0;:0.10:2520", ParameterBook.Of([new("iit.brackets", "cn", changed, null, "36000:0.03:0;:0.10:2520", "table", "iit.brackets")], []).Find("iit.brackets", "350100", changed)!.Value);

    [Fact]
    public void The_digest_tells_other_figures_and_no_other_order()
    {
        Assert.Equal(_book.Digest, ParameterBook.Of(_book.All.Reverse(), _book.Lists.Reverse()).Digest);
        Assert.NotEqual(_book.Digest, ParameterBook.Of(_book.All.Skip(1), _book.Lists).Digest);
    }
}
