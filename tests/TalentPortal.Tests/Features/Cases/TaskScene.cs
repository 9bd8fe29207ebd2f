using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What the tests about tasks share.</summary>
internal static class TaskScene
{
    public const string Title = "Fetch the degree certificate";

    /// <summary>So many working days from today at the tenant.</summary>
    public static DateOnly WorkingDay(this PortalFixture portal, int days = 10) => WorkingCalendar.China.AddWorkingDays(portal.Today(), days).Value;

    public static PlanTask Planning(
        this PortalFixture portal, Opened one, string title = Title, TaskParty party = TaskParty.Talent, CaseTrack track = CaseTrack.Papers, int days = 10, params IReadOnlyList<Guid> after) =>
        new(one.Id, null, null, title, track, party, null, portal.WorkingDay(days), after);

    /// <summary>A task that the case's consultant planned.</summary>
    /// <param name="by">Left out: the overseas consultant.</param>
    public static async Task<Guid> Planned(
        this PortalFixture portal, Opened one, string title = Title, TaskParty party = TaskParty.Talent, CaseTrack track = CaseTrack.Papers, int days = 10, DemoPerson? by = null, params IReadOnlyList<Guid> after) =>
        (await portal.As(by ?? CaseScene.Overseas).Get(portal.Planning(one, title, party, track, days, after))).TaskId;

    public static Task<uint> TaskVersion(this PortalFixture portal, Guid task) => portal.Scalar<uint>("select xmin from case_tasks where id = $1", task);

    public static async Task<CaseTaskState> TaskState(this PortalFixture portal, Guid task) => Enum.Parse<CaseTaskState>((await portal.Scalar<string>("select state from case_tasks where id = $1", task))!);

    public static async Task<Outcome<Done>> Mark(this PortalFixture portal, Guid task, CaseTaskState to = CaseTaskState.Done, DemoPerson? by = null) =>
        await portal.As(by ?? CaseScene.Overseas).Send(new MarkTask(task, to, await portal.TaskVersion(task)));

    /// <summary>Takes a whole route into a case.</summary>
    public static async Task<ViewTaskPlanResult> Routed(this PortalFixture portal, Opened one, string route = "returnee", DemoPerson? by = null, params IReadOnlyList<string> without)
    {
        var plan = await portal.As(by ?? CaseScene.Overseas).Get(new ViewTaskPlan(one.Id, route));
        await portal.As(by ?? CaseScene.Overseas).Get(new AddTaskPlan(one.Id, route, plan.Plan, [.. plan.Lines.Where(item => !item.IsThere).Select(item => item.Line.Code).Except(without)]));
        return plan;
    }

    /// <summary>The tasks as the talent sees them.</summary>
    public static async Task<IReadOnlyList<OpenTask>> MyTasks(this PortalFixture portal, Opened one) => (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Tasks;

    /// <summary>The tasks as a member of staff sees them.</summary>
    public static async Task<IReadOnlyList<OpenTask>> Tasks(this PortalFixture portal, Opened one, DemoPerson? by = null) => (await portal.As(by ?? CaseScene.Overseas).Get(new ViewCase(one.Id))).Tasks;

    /// <summary>Moves the clock to an hour of the tenant's day: the next one of these that is a working day, or none.</summary>
    public static void GoTo(this PortalFixture portal, int hour, bool working = true, int daysOn = 1)
    {
        var day = portal.Today().AddDays(daysOn);
        while (WorkingCalendar.China.IsWorkingDay(day).Value != working) day = day.AddDays(1);
        portal.Clock.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8)) - portal.Clock.GetUtcNow());
    }
}
