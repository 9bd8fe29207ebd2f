using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class PagerTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 5, "1 2 3 4 5")]
    [InlineData(1, 6, "1 2 3 … 6")]
    [InlineData(1, 4, "1 2 3 4")]
    [InlineData(4, 7, "1 2 3 4 5 6 7")]
    [InlineData(10, 21, "1 … 8 9 10 11 12 … 21")]
    [InlineData(21, 21, "1 … 19 20 21")]
    [InlineData(5, 21, "1 2 3 4 5 6 7 … 21")]
    public void Neighbours_and_both_ends_are_shown_and_a_gap_hides_more_than_one(int page, int pages, string shown)
    {
        Assert.Equal(shown, string.Join(' ', Pager.Shown(page, pages).Select(number => number?.ToString() ?? "…")));
    }
}
