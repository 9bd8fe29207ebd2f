using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Tests.Features.Matches;

/// <summary>What fits, partly fits and misses, part by part, and that the packed ranking gives what the rules give: pure.</summary>
public sealed class MatchRulesTests
{
    private static readonly Industry Branch = ReferenceData.Industries.First(industry => industry.ParentCode is not null);
    private static readonly Industry Sibling = ReferenceData.Industries.First(industry => industry.Code != Branch.Code && SearchNumbers.OfIndustry(industry.Code).Sector == SearchNumbers.OfIndustry(Branch.Code).Sector && industry.ParentCode is not null);
    private static readonly Industry Stranger = ReferenceData.Industries.First(industry => SearchNumbers.OfIndustry(industry.Code).Sector != SearchNumbers.OfIndustry(Branch.Code).Sector);

    private static TalentWishes Wishes => new("doctor", Branch.Code, ["350100"], ["permanent"], 300_000);

    [Theory]
    [InlineData("doctor", MatchLevel.Full)]
    [InlineData("master", MatchLevel.Full)]
    [InlineData("bachelor", MatchLevel.Partly)]
    [InlineData(null, MatchLevel.Partly)]
    public void A_degree_fits_when_it_is_ones_own_or_one_below(string? asked, MatchLevel level) => Assert.Equal(level, Level(MatchPart.Degree, new(asked, null, null, "project", null)));

    [Fact]
    public void Who_has_less_than_is_asked_for_misses_something() =>
        Assert.Equal(MatchLevel.Missing, MatchRules.Compare(Wishes with { DegreeCode = "bachelor" }, new("doctor", null, null, "project", null), MatchScale.Usual).Reasons.Single(reason => reason.Part == MatchPart.Degree).Level);

    [Fact]
    public void Field_place_kind_and_pay_have_three_levels_of_their_own()
    {
        Assert.Equal([MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing, MatchLevel.Missing], new[] { Branch.Code, Sibling.Code, Stranger.Code, null }.Select(code => Level(MatchPart.Field, new(null, code, null, "project", null))));
        Assert.Equal([MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing, MatchLevel.Missing], new[] { "350100", "350200", "110000", null }.Select(code => Level(MatchPart.Place, new(null, null, code, "project", null))));
        Assert.Equal([MatchLevel.Full, MatchLevel.Missing], new[] { "permanent", "project" }.Select(code => Level(MatchPart.Kind, new(null, null, null, code, null))));
        Assert.Equal([MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing], new long?[] { 300_000, null, 299_999 }.Select(pay => Level(MatchPart.Pay, new(null, null, null, "project", pay))));
    }

    [Fact]
    public void Points_are_the_sum_of_the_parts_that_the_person_speaks_of_and_of_nothing_else()
    {
        var fitness = MatchRules.Compare(Wishes with { PayFrom = null }, new("doctor", Sibling.Code, "350100", "project", 1), new(3, 5, 4, 2, 2));
        Assert.Equal((3 * 2) + 5 + (4 * 2), fitness.Points);
        Assert.Equal((3 + 5 + 4 + 2) * 2, fitness.MostPoints);
        Assert.Equal(fitness.Points, fitness.Reasons.Sum(reason => reason.Points));
        Assert.DoesNotContain(fitness.Reasons, reason => reason.Part == MatchPart.Pay);
        Assert.DoesNotContain(MatchRules.Compare(Wishes, new(null, null, null, "project", null), MatchScale.Usual with { Kind = 0 }).Reasons, reason => reason.Part == MatchPart.Kind);
    }

    [Theory]
    [InlineData(30_000, "CNY", "month", 360_000L)]
    [InlineData(300_000, "CNY", "year", 300_000L)]
    [InlineData(300, "CNY", "day", null)]
    [InlineData(60_000, "EUR", "year", null)]
    public void Pay_is_compared_in_yuan_a_year_and_not_converted(int amount, string currency, string period, long? yearly)
    {
        Assert.Equal(yearly, TalentWishes.Yearly(amount, currency, period));
        Assert.Equal(yearly, TalentWishes.Of(null, null, new ProfileIntentions { PayFrom = amount, PayCurrency = currency, PayPeriod = period }).PayFrom);
    }

    [Fact]
    public void The_packed_ranking_finds_exactly_what_looking_at_each_posting_finds()
    {
        var random = new Random(20261123);
        string?[] degrees = [null, .. ReferenceData.Degrees.Select(degree => degree.Code)];
        var industries = ReferenceData.Industries.Select(industry => industry.Code).ToArray();
        var places = ReferenceData.Divisions.Select(division => division.Code).ToArray();
        var kinds = ReferenceData.EmploymentKinds.Select(kind => kind.Code).ToArray();
        var postings = Enumerable.Range(1, 3_000).Select(ord => (Job: Guid.CreateVersion7(), Ord: ord, Facts: new PostingFacts(
            degrees[random.Next(degrees.Length)], industries[random.Next(industries.Length)], places[random.Next(places.Length)], kinds[random.Next(kinds.Length)], random.Next(3) == 0 ? null : random.Next(100_000, 900_000)))).ToList();
        var index = new PostingIndex([.. postings.Select(p =>
        {
            var (province, city) = SearchNumbers.OfPlace(p.Facts.DivisionCode);
            return new PostingNumbers(p.Job, p.Ord, province, city, SearchNumbers.OfIndustry(p.Facts.IndustryCode).Industry, SearchNumbers.OfKind(p.Facts.KindCode), SearchNumbers.OfDegree(p.Facts.DegreeCode), p.Facts.PayTo ?? -1);
        })]);
        for (var sample = 0; sample < 50; sample++)
        {
            var wishes = new TalentWishes(degrees[random.Next(degrees.Length)], industries[random.Next(industries.Length)], [.. random.GetItems(places, random.Next(4)).Distinct()], [.. random.GetItems(kinds, random.Next(3)).Distinct()], random.Next(2) == 0 ? null : random.Next(100_000, 900_000));
            var scale = new MatchScale(random.Next(11), random.Next(11), random.Next(11), random.Next(11), random.Next(11));
            var leftOut = random.GetItems(postings.ToArray(), 20).Select(p => p.Job).ToHashSet();
            var ranking = new PostingIndex.Ranking(wishes, scale, 20);
            index.Rank(ranking, leftOut);
            var expected = postings.Where(p => !leftOut.Contains(p.Job)).Select(p => (p.Job, MatchRules.Compare(wishes, p.Facts, scale).Points, p.Ord)).OrderByDescending(p => p.Points).ThenByDescending(p => p.Ord).Take(20);
            Assert.Equal(expected, ranking.Best());
        }
    }

    [Theory]
    [InlineData("degree~:advanced", "master", MatchLevel.Full)]
    [InlineData("degree~:advanced", "doctor", MatchLevel.Partly)]
    [InlineData("degree~:first", "doctor", MatchLevel.Missing)]
    [InlineData("degree:doctor", "doctor", MatchLevel.Full)]
    public void A_coarse_card_fits_partly_where_the_fine_fact_behind_it_could(string mark, string asked, MatchLevel level) =>
        Assert.Equal(level, CardMatching.Compare([mark], new(asked, null, null, "permanent", null), MatchScale.Usual).Reasons.Single().Level);

    [Fact]
    public void What_a_card_does_not_show_is_not_compared()
    {
        var posting = new PostingFacts("doctor", Branch.Code, "350100", "permanent", null);
        Assert.Empty(CardMatching.Compare(["years:3-5", "years~:0-5"], posting, MatchScale.Usual).Reasons);
        Assert.Equal([MatchPart.Place, MatchPart.Kind], CardMatching.Compare(["place:350100", "place~:350000", "kind:permanent"], posting, MatchScale.Usual).Reasons.Select(reason => reason.Part));
        Assert.Equal(MatchLevel.Partly, CardMatching.Compare(["place~:350000"], posting, MatchScale.Usual).Reasons.Single().Level);
    }

    private static MatchLevel Level(MatchPart part, PostingFacts posting) => MatchRules.Compare(Wishes, posting, MatchScale.Usual).Reasons.Single(reason => reason.Part == part).Level;
}
