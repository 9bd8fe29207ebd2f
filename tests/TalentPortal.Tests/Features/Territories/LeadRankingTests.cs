using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Tenancy;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Territories;

public sealed class LeadRankingTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    private static LeadCandidate One(
        int number, string countries = "", string regions = "", string languages = "zh en", string zone = "Europe/London", int capacity = 40, int load = 0, DateOnly? away = null, DateTimeOffset? last = null) => new(
        new Guid(number, 0, 0, new byte[8]), $"c{number}", Codes(countries), Codes(regions), Codes(languages), TimeZoneInfo.FindSystemTimeZoneById(zone), WorkingWeek.Usual, capacity, load, away, last);

    private static string[] Codes(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static LeadNeed Need(string country = "GB", Language language = Language.Chinese, string zone = "Europe/London") => new(country, language, TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static string Order(LeadNeed need, params LeadCandidate[] candidates) => string.Join(' ', LeadRanking.Rank(need, candidates, Now).Select(match => match.Candidate.Name));

    public static TheoryData<string, LeadNeed, LeadCandidate[], string> Cases => new()
    {
        { "country, region, world", Need(), [One(1), One(2, regions: "europe"), One(3, "GB FR")], "c3 c2 c1" },
        { "elsewhere is not asked", Need(), [One(1, "DE"), One(2, regions: "oceania"), One(3, "DE", "oceania")], "" },
        { "nearness counts before room", Need(), [One(1, load: 0), One(2, "GB", load: 39)], "c2 c1" },
        { "language", Need(language: Language.English), [One(1, languages: "zh"), One(2, languages: "en")], "c2" },
        { "full", Need(), [One(1, load: 40), One(2, load: 41), One(3, capacity: 0), One(4, load: 39)], "c4" },
        { "away until tomorrow; back today", Need(), [One(1, away: new(2026, 11, 26)), One(2, away: new(2026, 11, 25))], "c2" },
        { "their own day: Auckland is ahead", Need(), [One(1, away: new(2026, 11, 26), zone: "Pacific/Auckland"), One(2, away: new(2026, 11, 25), zone: "America/Los_Angeles")], "" },
        { "hours in common", Need("NZ", zone: "Pacific/Auckland"), [One(1), One(2, zone: "Pacific/Auckland")], "c2 c1" },
        { "room by share, not by number", Need(), [One(1, capacity: 10, load: 5), One(2, capacity: 40, load: 12)], "c2 c1" },
        { "longest since the last, never first", Need(), [One(1, last: Now.AddDays(-1)), One(2, last: Now.AddDays(-2)), One(3)], "c3 c2 c1" },
        { "all alike: always the same order", Need(), [One(3), One(1), One(2)], "c1 c2 c3" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Who_is_asked_first(string rule, LeadNeed need, LeadCandidate[] candidates, string order)
    {
        Assert.True(Order(need, candidates) == order, rule);
        Assert.Equal(order, Order(need, [.. candidates.Reverse()]));
    }

    [Fact]
    public void The_reasons_are_those_that_counted()
    {
        var match = Assert.Single(LeadRanking.Rank(Need(), [One(1, "DE", "europe oceania", capacity: 40, load: 12)], Now));
        Assert.Equal(new OfferReasons(TerritoryFit.Region, "europe", 40, 12, 40), match.Reasons);
        Assert.Equal(TerritoryFit.World, LeadRanking.Rank(Need("AQ"), [One(1)], Now)[0].Reasons.Fit);
    }

    [Fact]
    public void Nobody_is_asked_beyond_what_they_declared_whatever_comes()
    {
        var random = new Random(Seed);
        var (countries, regions) = (ReferenceData.Countries.Select(country => country.Code).ToList(), ReferenceData.WorldRegions.ToList());
        var (offered, unplaced) = (0, 0);
        for (var round = 0; round < 300; round++)
        {
            var team = Enumerable.Range(0, random.Next(1, 8)).Select(number => One(
                number, string.Join(' ', Pick(countries, random.Next(4))), string.Join(' ', Pick(regions, random.Next(3)).Select(region => region.Code)), Pick(["zh", "en", "zh en"], 1)[0],
                Pick(["Europe/London", "Asia/Shanghai", "America/New_York"], 1)[0], random.Next(6), 0, random.Next(5) == 0 ? new(2026, 11, random.Next(20, 31)) : null)).ToList();
            for (var lead = 0; lead < 20; lead++)
            {
                var need = Need(Pick(countries, 1)[0], (Language)random.Next(2));
                if (LeadRanking.Rank(need, team, Now) is not [var match, ..])
                {
                    unplaced++;
                    continue;
                }

                offered++;
                var one = match.Candidate;
                Assert.True(one.Load < one.Capacity);
                Assert.Contains(need.Language.Segment(), one.Languages);
                Assert.True(one.AwayUntil is null || one.AwayUntil <= new DateOnly(2026, 11, 25));
                Assert.True((one.Countries.Count == 0 && one.Regions.Count == 0) || one.Countries.Contains(need.CountryCode) || one.Regions.Any(region => ReferenceData.WorldRegions[region].Countries.Contains(need.CountryCode)));
                team[team.IndexOf(one)] = one with { Load = one.Load + 1, LastAskedAt = Now.AddSeconds(lead) };
            }
        }

        output.WriteLine($"{offered} offered, {unplaced} left to the team lead");
        Assert.True(offered > 500 && unplaced > 500, "too few subjects");

        T[] Pick<T>(IReadOnlyList<T> from, int count) => [.. Enumerable.Range(0, count).Select(_ => from[random.Next(from.Count)])];
    }

    [Fact]
    public void Of_a_thousand_leads_no_equal_consultant_gets_more_than_one_more_than_another()
    {
        var random = new Random(Seed);
        var team = Enumerable.Range(1, 7).Select(number => One(number, capacity: 500)).ToList();
        var countries = ReferenceData.Countries.Select(country => country.Code).ToList();
        for (var lead = 0; lead < 1000; lead++)
        {
            var match = LeadRanking.Rank(Need(countries[random.Next(countries.Count)], (Language)random.Next(2)), team.OrderBy(_ => random.Next()), Now.AddMinutes(lead))[0].Candidate;
            team[team.IndexOf(match)] = match with { Load = match.Load + 1, LastAskedAt = Now.AddMinutes(lead) };
            Assert.InRange(team.Max(one => one.Load) - team.Min(one => one.Load), 0, 1);
        }

        output.WriteLine(string.Join(' ', team.Select(one => one.Load)));
    }
}

public sealed class WorkingWeekTests
{
    [Theory]
    // Wednesday ten in London, four hours: two in the afternoon. Friday three: over the weekend. Before work and at its end.
    [InlineData("Europe/London", "2026-11-25T10:00:00Z", 4, "2026-11-25T14:00:00Z")]
    [InlineData("Europe/London", "2026-11-27T15:00:00Z", 4, "2026-11-30T11:00:00Z")]
    [InlineData("Europe/London", "2026-11-25T03:00:00Z", 4, "2026-11-25T13:00:00Z")]
    [InlineData("Europe/London", "2026-11-25T17:00:00Z", 4, "2026-11-26T13:00:00Z")]
    // Christmas and Boxing Day are known; the clocks go forward in the night to 29 March 2026.
    [InlineData("Europe/London", "2026-12-24T15:00:00Z", 4, "2026-12-29T11:00:00Z")]
    [InlineData("Europe/London", "2026-03-27T15:00:00Z", 4, "2026-03-30T10:00:00Z")]
    // Another clock, and one for which no holidays are known.
    [InlineData("Asia/Shanghai", "2026-11-25T02:00:00Z", 4, "2026-11-25T06:00:00Z")]
    [InlineData("America/New_York", "2026-12-25T14:00:00Z", 4, "2026-12-25T18:00:00Z")]
    public void The_time_for_an_answer_runs_in_their_own_hours_alone(string zone, string from, int hours, string until) =>
        Assert.Equal(Moment(until), WorkingWeek.Usual.AddHours(Moment(from), TimeSpan.FromHours(hours), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData("Europe/London", "Europe/London", 40)]
    // Nine to five in London is five in the morning to one at night, and more, elsewhere.
    [InlineData("Europe/London", "Asia/Shanghai", 25)]
    [InlineData("Europe/London", "America/Los_Angeles", 5)]
    [InlineData("Asia/Shanghai", "America/New_York", 10)]
    public void Hours_in_common_are_those_in_which_it_is_day_for_the_other(string zone, string other, int hours) =>
        Assert.Equal(hours, WorkingWeek.Usual.OverlapHours(TimeZoneInfo.FindSystemTimeZoneById(zone), TimeZoneInfo.FindSystemTimeZoneById(other), Moment("2026-11-25T02:00:00Z")));

    [Fact]
    public void A_short_week_with_a_long_promise_comes_to_an_end()
    {
        var week = WorkingWeek.Of([0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        var until = week.AddHours(Moment("2026-11-25T02:00:00Z"), TimeSpan.FromHours(LeadRouting.HoursMax), TimeZoneInfo.Utc);
        Assert.InRange(until, Moment("2027-08-01T00:00:00Z"), Moment("2027-10-01T00:00:00Z"));
    }

    [Fact]
    public void Hours_that_are_no_week_are_told()
    {
        Assert.True(WorkingWeek.Fits(WorkingWeek.Usual.Minutes));
        Assert.Equal(WorkingWeek.Usual.Minutes, WorkingWeek.Of(WorkingWeek.Usual.Minutes).Minutes);
        foreach (var (day, from, to) in new[] { (0, 600, 540), (0, -1, 540), (0, 540, 1441), (0, 540, 540) })
        {
            var minutes = WorkingWeek.Usual.Minutes.ToList();
            (minutes[2 * day], minutes[(2 * day) + 1]) = (from, to);
            Assert.False(WorkingWeek.Fits(minutes), $"{from} {to}");
        }

        Assert.False(WorkingWeek.Fits(null));
        Assert.False(WorkingWeek.Fits(new int[13]));
        Assert.False(WorkingWeek.Fits(new int[14]));
        Assert.Throws<ArgumentException>(() => WorkingWeek.Of(new int[14]));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
