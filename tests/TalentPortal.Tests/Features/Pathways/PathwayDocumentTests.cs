using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Tests.Features.Pathways;

public sealed class PathwayDocumentTests
{
    private static readonly DateOnly today = new(2026, 3, 2);

    public static TheoryData<string, string> Broken => new()
    {
        { "one page is missing", PathwayScene.Json().Replace("\"en\":\"Card\"", "\"en\":\"\"", StringComparison.Ordinal) },
        { "a step waits for one below it", PathwayScene.Json($"{PathwayScene.Form},{PathwayScene.Passport}") },
        { "a step twice", PathwayScene.Json($"{PathwayScene.Passport},{PathwayScene.Passport}") },
        { "days without a claim", PathwayScene.Json().Replace("[\"test.fee\"]", "[]", StringComparison.Ordinal) },
        { "days that run backwards", PathwayScene.Json().Replace("\"least\":3", "\"least\":6", StringComparison.Ordinal) },
        { "an unknown member", PathwayScene.Json().Replace("\"guides\"", "\"guide\"", StringComparison.Ordinal) },
        { "an unknown party", PathwayScene.Json().Replace("\"family\"", "\"friend\"", StringComparison.Ordinal) },
        { "another schema", PathwayScene.Json().Replace("\"schema\":1", "\"schema\":2", StringComparison.Ordinal) },
        { "no step", PathwayScene.Json("") },
        { "an unknown audience", PathwayScene.Json().Replace("\"foreigner\"", "\"martian\"", StringComparison.Ordinal) },
        { "no JSON", "{" },
    };

    private static PathwayDocument Document(string? json = null) => PathwayDocument.Read("pathways/test-card.json", json ?? PathwayScene.Json());

    [Fact]
    public void The_ways_of_the_release_can_be_read_and_asked()
    {
        var names = ContentFiles.Names("pathways", ".json").ToList();
        Assert.True(names.Count >= 10);
        var vocabulary = RuleVocabulary.Of(FactCatalogue.Released, ReleasedLedger.Current.ParameterBook);
        foreach (var name in names)
        {
            var program = PathwayProgram.Compile(PathwayDocument.Read(name, ContentFiles.Read(name)), vocabulary);
            Assert.All(program.Document.ClaimsIn(Language.English), code => Assert.NotNull(ReleasedLedger.Current.ClaimBook.Find(code)));
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_faulty_one_is_refused(string what, string json) => Assert.True(Record.Exception(() => Document(json)) is ContentException, what);

    [Theory]
    [InlineData("\"line\":\"passport\"", "\"line\":\"no-such-task\"")]
    [InlineData("\"guides\":[]", "\"guides\":[\"no-such-guide\"]")]
    [InlineData("\"rules\":[]", "\"rules\":[\"no.such.rule\"]")]
    [InlineData("\"weeks\":null,\"claims\":[]", "\"weeks\":null,\"claims\":[\"no.such.claim\"]")]
    [InlineData("\"en\":\"Check\"", "\"en\":\"Check {v:no.such.claim}\"")]
    [InlineData("\"place\":\"cn\"", "\"place\":\"999999\"")]
    [InlineData("\"350100\"", "\"999999\"")]
    [InlineData("\"fact\":\"place\",\"within\":[\"350100\"]", "\"fact\":\"age\",\"ge\":18")]
    public async Task What_names_something_unknown_is_never_loaded(string right, string wrong)
    {
        var claimed = PathwayScene.Json().Replace("test.fee", "proc.account", StringComparison.Ordinal).Replace("test.office", "proc.account", StringComparison.Ordinal).Replace("test.stamp", "proc.account", StringComparison.Ordinal);
        Task Load(string json) => new PathwayLoader(null!, TimeProvider.System).Load(new(new Dictionary<string, string> { ["pathways/test-card.json"] = json }, new Dictionary<string, string>(), ReleasedLedger.Current), default);

        Assert.Contains(right, claimed, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ContentException>(() => Load(claimed.Replace(right, wrong, StringComparison.Ordinal)));
        // Right as it was it comes as far as the tables, which there are none of here.
        await Assert.ThrowsAsync<NullReferenceException>(() => Load(claimed));
    }

    [Fact]
    public void The_longest_row_decides_and_what_nobody_says_is_counted_apart()
    {
        var document = Document();

        var times = PathwayTimes.Of(document, document.Steps)!;

        Assert.Equal((14, 16, true, 2), (times.Least, times.Most, times.IsWorking, times.Open));
        Assert.Equal(["test.fee", "test.office", "test.stamp"], times.Claims);
        Assert.Null(PathwayTimes.Of(document, [document.Find("passport")!, document.Find("form")!]));
    }

    [Fact]
    public void Days_of_the_calendar_beside_working_days_make_days_of_the_calendar()
    {
        var document = Document(PathwayScene.Json().Replace("\"least\":10,\"most\":10,\"working\":true", "\"least\":10,\"most\":10,\"working\":false", StringComparison.Ordinal));

        // 3 to 5 working days are 5 to 7 of the calendar, one is two of them.
        Assert.Equal((17, 19, false), (PathwayTimes.Of(document, document.Steps)! is var times ? times.Least : 0, times.Most, times.IsWorking));
    }

    [Fact]
    public void In_place_of_a_step_that_is_left_out_stand_those_before_it()
    {
        var document = Document();

        Assert.Equal(["form", "fee"], document.Before(document.Steps)["office"]);
        Assert.Equal(["form", "passport"], document.Before([.. document.Steps.Where(step => step.Code != "fee")])["office"]);
    }

    [Fact]
    public void Each_step_is_reckoned_backwards_from_the_day_along_what_waits_for_it()
    {
        var (document, target, calendar) = (Document(), new DateOnly(2026, 4, 30), WorkingCalendar.China);

        var plan = PathwayPlan.Make(document, document.Steps, TaskPlan.Current, target, new Dictionary<string, DateOnly> { ["passport"] = today }, calendar, today);

        var by = plan.Steps.ToDictionary(step => step.Step.Code);
        Assert.Equal(target, by["stamp"].EndBy);
        Assert.Equal(calendar.AddWorkingDays(target, -1).Value, by["stamp"].StartBy);
        Assert.Equal(by["stamp"].StartBy, by["office"].EndBy);
        Assert.Equal(calendar.AddWorkingDays(by["office"].EndBy!.Value, -10).Value, by["office"].StartBy);
        // Nobody says how long the form takes: a week; the task plans know it of the passport.
        Assert.Equal((PlannedBasis.Assumed, PathwayPlan.AssumedDays), (by["form"].Basis, by["form"].Days));
        Assert.Equal((PlannedBasis.Usual, TaskPlan.Current.Find("passport")!.Days), (by["passport"].Basis, by["passport"].Days));
        Assert.Equal((PlannedBasis.Source, 5), (by["fee"].Basis, by["fee"].Days));
        Assert.Equal(PathwayStepState.Done, by["passport"].State);
        Assert.All(plan.Steps, step => Assert.All(step.After, first => Assert.True(by[first.Code].EndBy <= step.StartBy)));
    }

    [Fact]
    public void What_should_have_begun_is_late_and_the_soonest_day_is_said()
    {
        var (document, calendar) = (Document(), WorkingCalendar.China);
        PathwayPlan By(DateOnly? target) => PathwayPlan.Make(document, document.Steps, TaskPlan.Current, target, new Dictionary<string, DateOnly>(), calendar, today);

        var soonest = calendar.AddWorkingDays(today, TaskPlan.Current.Find("passport")!.Days + 5 + 10 + 1).Value;
        Assert.Equal(soonest, By(null).Earliest);
        Assert.All(By(null).Steps, step => Assert.Equal((PathwayStepState.Later, null), (step.State, step.StartBy)));
        Assert.All(By(soonest).Steps, step => Assert.NotEqual(PathwayStepState.Late, step.State));
        Assert.Equal(PathwayStepState.Late, By(calendar.AddWorkingDays(soonest, -1).Value).Steps[0].State);
    }

    [Fact]
    public void A_step_that_hangs_on_an_answer_concerns_nobody_for_sure()
    {
        var (rules, document) = (RuleLibrary.Released, Document());
        var program = PathwayProgram.Compile(document, RuleVocabulary.Of(rules.Facts, rules.Parameters));
        Verdict Stamp(params (string, string)[] answers) => program.Ask(FactSheet.Of(rules.Facts, answers), today, rules).Single(step => step.Step.Code == "stamp").Verdict;

        Assert.Equal(["place"], program.Facts.Select(fact => fact.Code));
        Assert.Equal(["350100"], program.Places);
        Assert.Equal((Verdict.Unknown, Verdict.Met, Verdict.Met, Verdict.NotMet, Verdict.NotMet), (Stamp(), Stamp(("place", "350100")), Stamp(("place", "350102")), Stamp(("place", "310000")), Stamp(("place", "other"))));
    }
}
