using TalentPortal.Features.Cards.Domain;
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

    private static readonly string?[] degrees = [null, .. ReferenceData.Degrees.Select(degree => degree.Code)], industries = [null, .. ReferenceData.Industries.Select(industry => industry.Code)], occupations = [null, .. ReferenceData.Occupations.Where(o => o.IsUnit).Take(60).Select(o => o.Code)];
    private static readonly string[] places = [.. ReferenceData.Divisions.Select(division => division.Code)], kinds = [.. ReferenceData.EmploymentKinds.Select(kind => kind.Code)], skills = [.. ReferenceData.Skills.Select(skill => skill.Code)];

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
        var fitness = MatchRules.Compare(Wishes with { PayFrom = null }, new("doctor", Sibling.Code, "350100", "project", 1), new() { Degree = 3, Field = 5, Place = 4, Kind = 2, Pay = 2 });
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
        Assert.Equal(yearly, TalentWishes.Yearly(amount, currency, period, null));
        Assert.Equal(yearly, TalentWishes.Of(null, null, null, new ProfileIntentions { PayFrom = amount, PayCurrency = currency, PayPeriod = period }, []).PayFrom);
        Assert.Equal(14 * 30_000L, TalentWishes.Yearly(30_000, "CNY", "month", 14));
    }

    [Fact]
    public void Occupation_skills_years_and_chinese_have_three_levels_of_their_own()
    {
        var wishes = Wishes with { Occupations = ["2512"], Skills = ["cad", "blockchain"], Years = 5, Chinese = 4 };
        Assert.Equal([MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing, MatchLevel.Missing], new[] { "2512", "2514", "2111", null }.Select(code => Of(MatchPart.Occupation, new(null, null, null, "project", null) { OccupationCode = code })));
        Assert.Equal([MatchLevel.Full, MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing, MatchLevel.Missing],
            new string[][] { ["cad"], ["cad", "catalysis"], ["cad", "catalysis", "bim"], ["catalysis"], [] }.Select(skills => Of(MatchPart.Skills, new(null, null, null, "project", null) { Skills = skills })));
        Assert.Equal([MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing, MatchLevel.Partly], new int?[] { 5, 7, 8, null }.Select(years => Of(MatchPart.Years, new(null, null, null, "project", null) { Years = years })));
        Assert.Equal([MatchLevel.Full, MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing, MatchLevel.Partly], new int?[] { 0, 4, 5, 6, null }.Select(level => Of(MatchPart.Chinese, new(null, null, null, "project", null) { Chinese = level })));
        Assert.Equal(("cad,catalysis,bim", "catalysis,bim"), MatchRules.Compare(wishes, new(null, null, null, "project", null) { Skills = ["cad", "catalysis", "bim"] }, MatchScale.Usual).Reasons.Single(reason => reason.Part == MatchPart.Skills) is var reason ? (reason.Asked, reason.Lacking) : default);

        MatchLevel Of(MatchPart part, PostingFacts posting) => MatchRules.Compare(wishes, posting, MatchScale.Usual).Reasons.Single(reason => reason.Part == part).Level;
    }

    [Fact]
    public void What_the_career_record_says_is_compared_as_far_as_the_lists_know_it()
    {
        SectionFacts[] career =
        [
            new SkillFacts { Name = "SolidWorks", Keywords = ["\u533a\u5757\u94fe", "Talking to people"] }, new LanguageFacts { Language = "Chinese", Hsk = "3" }, new LanguageFacts { Language = "Chinese", Hsk = "5" },
            new ExperienceFacts { Position = "Software developers" }, new ExperienceFacts { Position = "Head of everything" },
        ];
        var wishes = TalentWishes.Of(null, null, 7, new(), career);
        Assert.Equal(new[] { "blockchain", "cad" }, wishes.Skills.Order());
        Assert.Equal((7, 5), (wishes.Years, wishes.Chinese));
        Assert.Equal(["2512"], wishes.Occupations);
        var silent = TalentWishes.Of(null, null, null, new(), [new SkillFacts { Name = "Talking to people" }, new LanguageFacts { Language = "Chinese", Cefr = "B2" }]);
        Assert.True(silent.IsEmpty);
        Assert.Equal(JobContent.HskMax, TalentWishes.Of(null, null, null, new() { Residence = ResidenceGroup.MainlandCitizen }, []).Chinese);
    }

    [Fact]
    public void The_packed_ranking_finds_exactly_what_looking_at_each_posting_finds_also_after_changes()
    {
        var random = new Random(20261123);
        var postings = Enumerable.Range(1, 3_000).Select(ord => (Ord: ord, Facts: Posting(random))).ToList();
        var index = PostingIndex.Empty.With(postings, 0);
        Compare();
        // Some say something else now, some of the newest are over, some are new.
        foreach (var at in Enumerable.Range(0, 200).Select(_ => random.Next(2_000)).Distinct()) postings[at] = (postings[at].Ord, Posting(random));
        var changed = postings.Take(2_000).Where((_, at) => at % 7 == 0).ToList();
        foreach (var (ord, facts) in changed) postings[ord - 1] = (ord, Posting(random));
        var early = postings.Take(2_000).ToList();
        var tail = postings.Skip(2_000).Where((_, at) => at % 3 != 0).Concat(Enumerable.Range(3_001, 300).Select(ord => (Ord: ord, Facts: Posting(random)))).ToList();
        index = index.With([.. early, .. tail], 2_001);
        postings = [.. early, .. tail];
        Compare();
        var over = postings.Where((_, at) => at % 5 == 0).Select(p => p.Ord).ToList();
        index.Forget(over);
        postings = [.. postings.Where(p => !over.Contains(p.Ord))];
        Compare();
        Assert.Equal(3_300, index.Newest);

        void Compare()
        {
            for (var sample = 0; sample < 50; sample++)
            {
                var wishes = Person(random);
                var scale = MatchScale.Made(_ => random.Next(11));
                var leftOut = random.GetItems(postings.ToArray(), 20).Select(p => p.Ord).ToHashSet();
                var ranking = new PostingIndex.Ranking(wishes, scale, 20);
                index.Rank(ranking, leftOut);
                var expected = postings.Where(p => !leftOut.Contains(p.Ord)).Select(p => (p.Ord, MatchRules.Compare(wishes, p.Facts, scale).Points)).OrderByDescending(p => p.Points).ThenByDescending(p => p.Ord).Take(20);
                Assert.Equal(expected, ranking.Best());
            }
        }
    }

    [Fact]
    public void The_packed_cards_come_in_exactly_the_order_in_which_comparing_each_puts_them()
    {
        var random = new Random(31);
        var cards = Enumerable.Range(0, 1_500).Select(_ => Card(random, Guid.NewGuid())).ToList();
        var index = CardIndex.Empty.With(cards);
        Compare();
        // Some show something else, some are gone, some come anew, and nobody is there twice.
        for (var at = 0; at < cards.Count; at += 3) cards[at] = at % 2 == 0 ? cards[at] with { IsShown = false } : Card(random, cards[at].UserId);
        cards.AddRange(Enumerable.Range(0, 100).Select(_ => Card(random, Guid.NewGuid())));
        Assert.Same(index, index.With([.. cards.Where((_, at) => at < 1_500 && at % 3 != 0)]));
        index = index.With(cards);
        Compare();

        void Compare()
        {
            for (var sample = 0; sample < 30; sample++)
            {
                var (posting, scale, seed) = (Posting(random), MatchScale.Made(_ => random.Next(11)), random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture));
                var expected = cards.Where(card => card.IsShown).Select(card => (card.UserId, CardMatching.Compare(card.Marks, posting, scale).Points, Place: CardIndex.Place(seed, card.FaceId)))
                    .Where(card => card.Points > 0).OrderByDescending(card => card.Points).ThenBy(card => card.Place).Select(card => card.UserId);
                Assert.Equal(expected, index.Best(posting, scale, seed));
            }
        }
    }

    [Theory]
    [InlineData("years:3-5", 3, MatchLevel.Full)]
    [InlineData("years:3-5", 5, MatchLevel.Partly)]
    [InlineData("years:3-5", 8, MatchLevel.Missing)]
    [InlineData("years:16-", 20, MatchLevel.Partly)]
    [InlineData("years~:0-5", 0, MatchLevel.Full)]
    public void Years_of_a_card_fit_as_the_least_of_its_band(string mark, int asked, MatchLevel level) =>
        Assert.Equal(level, CardMatching.Compare([mark], new(null, null, null, "permanent", null) { Years = asked }, MatchScale.Usual).Reasons.Single().Level);

    [Theory]
    [InlineData("language:zh-B", 3, MatchLevel.Full)]
    [InlineData("language:zh-B", 5, MatchLevel.Partly)]
    [InlineData("language:zh-A", 5, MatchLevel.Missing)]
    [InlineData("language~:zh", 6, MatchLevel.Partly)]
    public void Chinese_of_a_card_fits_as_the_least_of_its_band(string mark, int asked, MatchLevel level) =>
        Assert.Equal(level, CardMatching.Compare([mark, "language:en-C", "language~:en"], new(null, null, null, "permanent", null) { Chinese = asked }, MatchScale.Usual).Reasons.Single().Level);

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
        Assert.Empty(CardMatching.Compare(["field:06", "language:en-C", "language~:en", "start:2027-1"], posting, MatchScale.Usual).Reasons);
        Assert.Equal([MatchPart.Place, MatchPart.Kind], CardMatching.Compare(["place:350100", "place~:350000", "kind:permanent"], posting, MatchScale.Usual).Reasons.Select(reason => reason.Part));
        Assert.Equal(MatchLevel.Partly, CardMatching.Compare(["place~:350000"], posting, MatchScale.Usual).Reasons.Single().Level);
    }

    private static PostingFacts Posting(Random random) => new(One(random, degrees), One(random, industries), One(random, places), kinds[random.Next(kinds.Length)], random.Next(3) == 0 ? null : random.Next(100_000, 900_000))
    {
        OccupationCode = One(random, occupations), Skills = [.. random.GetItems(skills, random.Next(6)).Distinct()], Years = random.Next(3) == 0 ? null : random.Next(12), Chinese = random.Next(3) == 0 ? null : random.Next(10),
    };

    private static TalentWishes Person(Random random) => new(One(random, degrees), One(random, industries), [.. random.GetItems(places, random.Next(4)).Distinct()], [.. random.GetItems(kinds, random.Next(3)).Distinct()], random.Next(2) == 0 ? null : random.Next(100_000, 900_000))
    {
        Occupations = [.. random.GetItems(occupations, random.Next(3)).OfType<string>().Distinct()], Skills = [.. random.GetItems(skills, random.Next(30)).Distinct()], Years = random.Next(3) == 0 ? null : random.Next(20), Chinese = random.Next(3) == 0 ? null : random.Next(10),
    };

    private static CardSeen Card(Random random, Guid user)
    {
        var source = new CardSource(
            One(random, degrees), null, One(random, industries), random.Next(20), null, [("zh", random.GetItems(new string?[] { "A", "B", "C", null }, 1)[0]), ("en", "C")],
            [.. random.GetItems(places, random.Next(3)).Distinct()], [.. random.GetItems(kinds, random.Next(3)).Distinct()], null);
        return new(user, Guid.NewGuid(), CardMarks.Shown(source, Enum.GetValues<CardFact>().ToDictionary(fact => fact, _ => (CardGrain)random.Next(3))), true, default);
    }

    private static string? One(Random random, string?[] codes) => codes[random.Next(codes.Length)];

    private static MatchLevel Level(MatchPart part, PostingFacts posting) => MatchRules.Compare(Wishes, posting, MatchScale.Usual).Reasons.Single(reason => reason.Part == part).Level;
}
