using TalentPortal.Features.ReturnTimelines.Domain;

namespace TalentPortal.Tests.Features.ReturnTimelines;

public sealed class RecruitmentSeasonsTests
{
    [Theory]
    [InlineData("2027-07-01", 2026)]
    [InlineData("2027-01-01", 2026)]
    [InlineData("2027-08-01", 2026)]
    [InlineData("2026-12-01", 2026)]
    [InlineData("2026-09-01", 2026)]
    public void The_main_season_is_the_autumn_before_or_in_which_somebody_graduates(string graduation, int year)
    {
        var seasons = RecruitmentSeasons.For(DateOnly.Parse(graduation, null));
        Assert.Equal([SeasonRole.Main, SeasonRole.Second, SeasonRole.Late], seasons.Select(season => season.Role));
        Assert.Equal([new DateOnly(year, 9, 1), new DateOnly(year + 1, 3, 1), new DateOnly(year + 1, 9, 1)], seasons.Select(season => season.From));
        Assert.True(seasons[0].IsOpen(new(year, 11, 30)) && !seasons[0].IsOver(new(year, 11, 30)) && seasons[0].IsOver(new(year, 12, 1)) && !seasons[0].IsOpen(new(year, 8, 31)));
    }

    [Theory]
    [InlineData("AU", true)]
    [InlineData("NZ", true)]
    [InlineData("GB", false)]
    [InlineData(null, false)]
    public void Where_the_year_ends_in_November_it_is_known(string? country, bool isSouthern) => Assert.Equal(isSouthern, RecruitmentSeasons.IsSouthern(country));
}
