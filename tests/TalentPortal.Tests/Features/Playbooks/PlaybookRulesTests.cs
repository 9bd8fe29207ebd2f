using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Time;

namespace TalentPortal.Tests.Features.Playbooks;

public sealed class PlaybookRulesTests
{
    private static readonly LineChange Card = new("办卡", "Get the card", null, null, CaseTrack.DailyLife, TaskParty.Talent, 4, [], ["returnee"]);

    public static TheoryData<string, string, PlaybookChanges> Bad => new()
    {
        { "Stages.O3.IsLeftOut", "Playbook_Fixed_Consent", Stage("O3", new(IsLeftOut: true)) },
        { "Stages.O6.IsLeftOut", "Playbook_Fixed_Clearance", Stage("O6", new(IsLeftOut: true)) },
        { "Stages.D1.IsLeftOut", "Playbook_Fixed_HandOver", Stage("D1", new(IsLeftOut: true)) },
        { "Stages.D9.IsLeftOut", "Playbook_Fixed_HandOver", Stage("D9", new(IsLeftOut: true)) },
        { "Stages.Q1", "Playbook_UnknownStage", Stage("Q1", new("某", "Some")) },
        { "Stages.O5.En", "Playbook_BothLanguages", Stage("O5", new("需要")) },
        { "Stages.O5.Zh", "Playbook_WordsUnfit", Stage("O5", new(new string('长', 41), "Long")) },
        { "Stages.O5.TypicalDays", "Playbook_DaysUnfit", Stage("O5", new(TypicalDays: -1, TargetDays: 20)) },
        { "Stages.O5.TargetDays", "Playbook_TargetBelowTypical", Stage("O5", new(TargetDays: 3)) },
        { "Tests.clearance", "Playbook_Fixed_Clearance", new() { Tests = new() { ["clearance"] = false } } },
        { "Tests.consent", "Playbook_Fixed_Consent", new() { Tests = new() { ["consent"] = false } } },
        { "Tests.acceptance", "Playbook_Fixed_HandOver", new() { Tests = new() { ["acceptance"] = false } } },
        { "Tests.day180", "Playbook_Fixed_FollowUp", new() { Tests = new() { ["day180"] = false } } },
        { "Packet.Overseas-Domestic-clearance", "Playbook_Fixed_Clearance", new() { Packet = new() { ["Overseas-Domestic-clearance"] = false } } },
        { "Lines.own-1.TitleEn", "Playbook_BothLanguages", Line(Card with { TitleEn = " " }) },
        { "Lines.own-1.HintZh", "Playbook_BothLanguages", Line(Card with { HintEn = "Only in English" }) },
        { "Lines.own-1.Days", "Playbook_DaysUnfit", Line(Card with { Days = 0 }) },
        { "Lines.own-1.Routes", "Playbook_RouteMissing", Line(Card with { Routes = [] }) },
        { "Lines.own-1.After", "Playbook_UnknownLine", Line(Card with { After = ["no-such"] }) },
        { "Lines.own-1.After", "Playbook_UnknownLine", Line(Card with { After = ["own-1"] }) },
        { "Lines.sim.After", "Playbook_Circle", new() { Lines = new() { ["sim"] = Card with { After = ["bank"] } } } },
        { "Lines", "Playbook_UnknownLine", new() { LinesLeftOut = ["no-such"] } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_would_break_a_case_is_refused_at_its_field(string field, string key, PlaybookChanges changes) =>
        Assert.Contains((field, key), PlaybookRules.Wrong(changes, Playbook.Current, TaskPlan.Current).Select(wrong => (wrong.Field, wrong.Text.Name)));

    [Fact]
    public void A_stage_without_a_way_out_is_seen()
    {
        Assert.Null(PlaybookRules.DeadEnd(Playbook.Current));
        // As no rule would let pass: the last stage before a hand-over is gone, and with it the way to the next tier.
        Assert.Equal("O1", PlaybookRules.DeadEnd(Playbook.Current.With(new() { Stages = new() { ["O6"] = new(IsLeftOut: true) } }, 1)));
        Assert.Equal("O1", PlaybookRules.DeadEnd(Playbook.Current.With(new() { Stages = new() { ["L1"] = new(IsLeftOut: true) } }, 1)));
    }

    [Fact]
    public void Whatever_is_accepted_can_be_gone_to_the_end_from_every_stage_and_every_task_has_its_day()
    {
        var (accepted, refused, random) = (0, 0, new Random(20261122));
        for (var round = 0; round < 400; round++)
        {
            var changes = Any(random);
            if (PlaybookRules.Wrong(changes, Playbook.Current, TaskPlan.Current).Count > 0)
            {
                refused++;
                continue;
            }

            accepted++;
            var (book, plan) = (Playbook.Current.With(PlaybookChanges.FromJson(changes.ToJson()), 1), TaskPlan.Current.With(changes, Guid.NewGuid(), new(2026, 11, 22)));
            foreach (var stage in book.Stages.Where(stage => stage.EnteredBy != StageEntry.Close)) Assert.True(ComesToItsEnd(book, stage.Code), $"{stage.Code}: {changes.ToJson()}");
            Assert.All(plan.Lines, line => Assert.All(line.After, first => Assert.True(plan.Find(first)!.Place < line.Place, $"{line.Code}: {changes.ToJson()}")));
            foreach (var route in plan.Routes)
            {
                var lines = plan.Of(route.Code).Select(line => line.Code).ToList();
                Assert.Equal(lines.Count, plan.Dates(lines, new Dictionary<string, DateOnly>(), WorkingCalendar.China, new(2026, 11, 23)).Count);
            }

            Assert.Equal(changes.Without(Playbook.Current, TaskPlan.Current).ToJson(), changes.Without(Playbook.Current, TaskPlan.Current).Without(Playbook.Current, TaskPlan.Current).ToJson());
        }

        Assert.True(accepted > 80 && refused > 40, $"{accepted} accepted, {refused} refused");
    }

    /// <summary>Goes as consultants do: on to a random stage ahead, over by hand, to the end.</summary>
    private static bool ComesToItsEnd(Playbook book, string at)
    {
        for (var steps = 0; steps < 40; steps++)
        {
            if (book.LeadsToSettled(at)) return true;
            if (book.Ahead(at) is [var next, ..]) at = next.Code;
            else if (book.HandOverFrom(at) is { } over) at = over.Code;
            else return false;
        }

        return false;
    }

    private static PlaybookChanges Any(Random random)
    {
        var (book, plan) = (Playbook.Current, TaskPlan.Current);
        T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
        bool Seldom(int of) => random.Next(of) == 0;
        var free = book.Stages.Where(stage => stage.Fixed is null).ToList();
        PlaybookChanges changes = new();
        for (var i = random.Next(6); i > 0; i--)
        {
            var stage = Seldom(12) ? One(book.Stages) : One(free);
            var typical = random.Next(1, 40);
            var isNamed = Seldom(2);
            changes.Stages[stage.Code] = new StageChange(isNamed ? "新名" : null, isNamed && !Seldom(15) ? "New" : null, typical, typical + random.Next(Seldom(8) ? -1 : 0, 9), Seldom(2));
        }

        for (var i = random.Next(4); i > 0; i--) changes.Tests[One(book.Tests.Where(test => test.Fixed is null || Seldom(8)).ToList()).Key] = Seldom(2);
        for (var i = random.Next(5); i > 0; i--)
        {
            var line = One(plan.Lines);
            var code = Seldom(2) ? line.Code : $"own-{i}";
            changes.Lines[code] = new("题目", "Title", null, null, One(Enum.GetValues<CaseTrack>()), One(Enum.GetValues<TaskParty>()), random.Next(1, 30), [.. Enumerable.Range(0, random.Next(3)).Select(_ => One(plan.Lines).Code).Where(first => first != code).Distinct()], [One(plan.Routes).Code]);
        }

        for (var i = random.Next(8); i > 0; i--) changes.LinesLeftOut.Add(One(plan.Lines).Code);
        changes.LinesLeftOut.RemoveAll(changes.Lines.ContainsKey);
        if (Seldom(2)) changes.Order.AddRange(plan.Lines.Select(line => line.Code).OrderBy(_ => random.Next()));
        return changes;
    }

    private static PlaybookChanges Stage(string code, StageChange change) => new() { Stages = new() { [code] = change } };

    private static PlaybookChanges Line(LineChange change) => new() { Lines = new() { ["own-1"] = change } };
}
