using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.ReturnTimelines;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ReturnTimelines;

public sealed class SaveTimelineTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_chosen_is_kept_sealed_and_reckoned()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        var mine = await portal.Timeline(person);
        Assert.Equal(("2027-07", "AU", "returnee"), (mine.Choices!.Graduation.ToString(), mine.Choices.StudyCountry, Assert.Single(mine.Choices.Routes)));
        Assert.Equal(TaskPlan.Current.Of("returnee").Count, mine.Plan!.Steps.Count);
        var kept = (await portal.Scalar<byte[]>("select choices from return_timelines where user_id = $1", person.UserId))!;
        Assert.True(kept.Length > 60 && kept.AsSpan().IndexOf("returnee"u8) < 0);
        Assert.Null((await portal.Timeline(await portal.NewTalent())).Choices);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other_unknowingly()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(portal.Choosing())).Kind);
        await portal.As(person).Get(portal.Choosing((await portal.Timeline(person)).Version, "foreigner-a", "family"));
        Assert.Equal(["foreigner-a", "family"], (await portal.Timeline(person)).Choices!.Routes);
    }

    [Fact]
    public async Task Nothing_is_kept_of_somebody_who_has_not_agreed_to_it() =>
        Assert.Equal("Timeline_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(portal.Choosing())).Reason?.Name);

    [Theory]
    [InlineData("StartOn", "SaveTimeline_StartMissing")]
    [InlineData("StartOn yesterday", "SaveTimeline_StartFar")]
    [InlineData("StartOn far", "SaveTimeline_StartFar")]
    [InlineData("ArriveOn after", "SaveTimeline_ArriveWrong")]
    [InlineData("ArriveOn long before", "SaveTimeline_ArriveWrong")]
    [InlineData("Routes", "SaveTimeline_RoutesWrong")]
    [InlineData("Routes unknown", "SaveTimeline_RoutesWrong")]
    [InlineData("Routes many", "SaveTimeline_RoutesWrong")]
    [InlineData("Graduation", "SaveTimeline_GraduationWrong")]
    [InlineData("StudyCountry", "SaveTimeline_CountryWrong")]
    public async Task What_does_not_fit_is_said_at_its_field(string what, string says)
    {
        var person = await portal.NewTalent();
        var right = portal.Choosing();
        var wrong = what switch
        {
            "StartOn" => right with { StartOn = null, ArriveOn = null },
            "StartOn yesterday" => right with { StartOn = portal.Today().AddDays(-1), ArriveOn = null },
            "StartOn far" => right with { StartOn = portal.Today().AddDays(1096), ArriveOn = null },
            "ArriveOn after" => right with { ArriveOn = right.StartOn!.Value.AddDays(1) },
            "ArriveOn long before" => right with { ArriveOn = right.StartOn!.Value.AddDays(-181) },
            "Routes" => right with { Routes = [] },
            "Routes unknown" => right with { Routes = ["teleport"] },
            "Routes many" => right with { Routes = ["returnee", "foreigner-a", "family", "graduate"] },
            "Graduation" => right with { Graduation = "2027" },
            _ => right with { StudyCountry = "ZZ" },
        };
        var outcome = await portal.As(person).Send(wrong);
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Contains(outcome.Errors, error => error.Field == what.Split(' ')[0] && error.Text.Name == says);
        Assert.Null((await portal.Timeline(person)).Choices);
    }
}

public sealed class ViewTimelineTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_the_record_says_is_not_asked_again()
    {
        var person = await portal.NewTalent();
        Assert.Equal(new TimelineGuess(null, null, null, null), (await portal.Timeline(person)).Guess);
        await portal.AddEntry(person, CareerScene.Degree(from: "2010-10", to: "2014-07"));
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Education, ("Institution", "Curtin"), ("Country", "AU"), ("To", "2026-12")));
        await portal.As(person).Get(CareerScene.Wishes());
        Assert.Equal(new TimelineGuess(new DateOnly(2027, 3, 1), "foreigner-b", PartialDate.Read("2026-12"), "AU"), (await portal.Timeline(person)).Guess);
    }

    [Fact]
    public async Task What_is_a_task_of_a_case_is_told_from_there()
    {
        var one = await portal.Opened();
        var person = one.Talent;
        await portal.WithTimeline(person);
        await portal.Routed(one, "returnee");
        var mine = await portal.Timeline(person);
        Assert.Equal(TaskPlan.Current.Of("returnee").Count, mine.Tasks.Count);
        Assert.All(mine.Tasks.Values, task => Assert.Equal(one.Id, task.CaseId));
        Assert.Equal("Timeline_InCase", (await portal.As(person).Send(new MarkTimelineStep("study-record", TimelineMark.Done))).Reason?.Name);
        var task = (await portal.MyTasks(one)).Single(t => t.Line?.Code == "study-record");
        await portal.Mine(one).Get(new TalentPortal.Features.Cases.MarkMyTask(task.Id, true));
        var step = (await portal.Timeline(person)).Plan!.Steps.Single(s => s.Line.Code == "study-record");
        Assert.Equal((TimelineStepState.Done, portal.Today()), (step.State, step.DoneOn));
    }
}

public sealed class MarkTimelineStepTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_step_is_marked_left_out_and_put_back()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        async Task<TimelineStep?> Step() => (await portal.Timeline(person)).Plan!.Steps.SingleOrDefault(step => step.Line.Code == "cscse");
        Assert.Null((await Step())!.DoneOn);
        await portal.As(person).Get(new MarkTimelineStep("cscse", TimelineMark.Done));
        Assert.Equal(portal.Today(), (await Step())!.DoneOn);
        await portal.As(person).Get(new MarkTimelineStep("cscse", TimelineMark.LeftOut));
        Assert.Null(await Step());
        await portal.As(person).Get(new MarkTimelineStep("cscse", TimelineMark.Open));
        Assert.Equal(TimelineStepState.Later, (await Step())!.State);
    }

    [Fact]
    public async Task Without_a_timeline_and_for_a_step_that_is_not_there_nothing_is_marked()
    {
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewTalent()).Send(new MarkTimelineStep("cscse", TimelineMark.Done))).Kind);
        var person = await portal.WithTimeline(await portal.NewTalent());
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new MarkTimelineStep("no-such", TimelineMark.Done))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new MarkTimelineStep(null, TimelineMark.Done))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new MarkTimelineStep("cscse", (TimelineMark)9))).Kind);
    }
}
