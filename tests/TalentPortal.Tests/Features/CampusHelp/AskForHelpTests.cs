using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.CampusHelp;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Today;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Features.Supervision;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.CampusHelp;

/// <summary>What the tests about help share.</summary>
internal static class HelpScene
{
    public const string Words = "The landlord stands before the door and shouts.";

    /// <summary>The student asks for help in a case; returns the call.</summary>
    public static async Task<Guid> Called(this PortalFixture portal, Opened one, HelpKind kind = HelpKind.Other, DemoPerson? by = null)
    {
        await portal.As(by ?? CaseScene.Campus).Get(new AskForHelp(one.Id, kind, Words));
        return await portal.Scalar<Guid>("select id from help_calls where case_id = $1 order by asked_at desc limit 1", one.Id);
    }

    public static async Task<AnswerHelp> Answering(this PortalFixture portal, Guid call, bool close = false, string? done = null) => new(call, close, done, await portal.Scalar<uint>("select xmin from help_calls where id = $1", call));
}

public sealed class AskForHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Supervisor_and_team_lead_hear_of_it_at_once_and_it_stands_first_in_their_day()
    {
        var one = await portal.JustArrived();
        var (supervisor, _) = await portal.NewSupervisor();
        var (other, _) = await portal.NewStaff(PortalRole.DomesticConsultant);
        var before = (Lead: (await portal.Mails(CaseScene.Lead.Email)).Count, Other: (await portal.Mails(other.Email)).Count);
        var call = await portal.Called(one);
        var mail = (await portal.Mails(supervisor.Email)).Single(mail => mail.Text.Contains(call.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("landlord", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((before.Lead + 1, before.Other), ((await portal.Mails(CaseScene.Lead.Email)).Count, (await portal.Mails(other.Email)).Count));
        Assert.Equal((DayPart.Overdue, DayWork.Help), FirstOf(await portal.As(supervisor).Get(new ViewToday(CaseTier.Domestic))));
        Assert.Equal((DayPart.Overdue, DayWork.Help), FirstOf(await portal.As(CaseScene.Lead).Get(new ViewToday(CaseTier.Domestic))));
        Assert.DoesNotContain((await portal.As(other).Get(new ViewToday(CaseTier.Domestic))).Items, item => item.Work == DayWork.Help);
        Assert.Equal(1, await portal.Audited("help.ask", call));
        Assert.DoesNotContain("landlord", System.Text.Encoding.UTF8.GetString(await portal.Scalar<byte[]>("select words from help_calls where id = $1", call) ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stands_in_for_the_supervisor_answers_meanwhile()
    {
        var one = await portal.JustArrived();
        var ((supervisor, _), (deputy, _)) = (await portal.NewSupervisor(), await portal.NewStaff(PortalRole.DomesticConsultant));
        await portal.Run(
            "insert into absences (id, tenant_id, consultant_user_id, consultant_name, deputy_user_id, deputy_name, from_on, until_on, starts_at, ends_at, state, was_declined) values (gen_random_uuid(), $1, $2, 'S', $3, 'D', $4, $5, $6, $7, 'Agreed', false)",
            PortalFixture.TenantOf("fujian").Id, supervisor.UserId, deputy.UserId, portal.Today().AddDays(-1), portal.Today().AddDays(2), portal.Clock.GetUtcNow().AddDays(-1), portal.Clock.GetUtcNow().AddDays(2));
        var call = await portal.Called(one);
        Assert.Contains(await portal.Mails(deputy.Email), mail => mail.Text.Contains(call.ToString(), StringComparison.Ordinal));
        Assert.Equal(HelpScene.Words, (await portal.As(deputy).Get(new ViewHelp(call))).Words);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(deputy).Send(new ViewHelp(call))).Kind);
    }

    [Fact]
    public async Task The_talent_reads_the_kind_and_never_the_words_and_of_danger_nothing()
    {
        var (one, danger) = (await portal.JustArrived(), await portal.JustArrived());
        await portal.Called(one, HelpKind.Health);
        var entry = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries[^1];
        Assert.Equal((CaseEntryKind.HelpAsked, "Health", null), (entry.Kind, entry.To, entry.Words));
        var call = await portal.Called(danger, HelpKind.Safety);
        Assert.DoesNotContain((await portal.Mine(danger).Get(new ViewMyCase(danger.Id))).Entries, e => e.Kind == CaseEntryKind.HelpAsked);
        await portal.As(CaseScene.Lead).Get(new ViewHelp(call));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what like '%help%'", danger.Talent.UserId));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and actor_user_id = $2 and what = 'case'", danger.Talent.UserId, CaseScene.Lead.UserId));
    }

    [Fact]
    public async Task Only_the_student_who_accompanies_the_case_asks_and_only_while_they_see_it()
    {
        var one = await portal.JustArrived();
        var request = new AskForHelp(one.Id, HelpKind.Other, HelpScene.Words);
        var (student, _) = await portal.NewStaff(PortalRole.CampusConsultant);
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(student), portal.As(CaseScene.Domestic), portal.Mine(one)], request);
        foreach (var wrong in new[] { request with { Kind = null }, request with { Words = " " }, request with { Words = new string('x', HelpCall.WordsMax + 1) } }) Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Campus).Send(wrong)).Kind);
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], request);
    }

    private static (DayPart, DayWork) FirstOf(ViewTodayResult day) => (day.Items[0].Part, day.Items[0].Work);
}

public sealed class ViewCaseHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_student_sees_what_became_of_their_calls_until_the_case_ends_for_them()
    {
        var one = await portal.JustArrived();
        var call = await portal.Called(one, HelpKind.Money);
        Assert.Equal((HelpKind.Money, HelpScene.Words, HelpState.Asked, null), Seen((await portal.As(CaseScene.Campus).Get(new ViewCaseHelp(one.Id))).Calls.Single()));
        await portal.As(CaseScene.Lead).Get(await portal.Answering(call, close: true, "The bank blocked the transfer."));
        var seen = (await portal.As(CaseScene.Campus).Get(new ViewCaseHelp(one.Id))).Calls.Single();
        Assert.Equal((HelpKind.Money, HelpScene.Words, HelpState.Closed, "The bank blocked the transfer."), Seen(seen));
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(CaseScene.Domestic), portal.Mine(one)], new ViewCaseHelp(one.Id));
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewCaseHelp(one.Id));
    }

    private static (HelpKind, string?, HelpState, string?) Seen(ViewCaseHelpResult.Item item) => (item.Kind, item.Words, item.State, item.Done);
}

public sealed class BrowseHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Supervisors_see_the_calls_of_their_students_and_team_leads_all_and_closed_ones_for_a_month()
    {
        var one = await portal.JustArrived();
        var ((supervisor, _), (other, _)) = (await portal.NewSupervisor(), await portal.NewStaff(PortalRole.DomesticConsultant));
        var (old, call) = (await portal.Called(one), await portal.Called(one));
        await portal.As(CaseScene.Lead).Get(await portal.Answering(old, close: true, "Settled."));
        foreach (var who in new[] { supervisor, CaseScene.Lead }) Assert.Equal([call, old], (await portal.As(who).Get(new BrowseHelp())).Items.Select(item => item.Id));
        Assert.Empty((await portal.As(other).Get(new BrowseHelp())).Items);
        Assert.Empty((await portal.As(HandOverScene.Elsewhere(PortalRole.TeamLead)).Get(new BrowseHelp())).Items);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([call], (await portal.As(supervisor).Get(new BrowseHelp())).Items.Select(item => item.Id));
    }
}

public sealed class ViewHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Its_words_open_to_whoever_answers_and_the_talent_sees_that_but_the_case_stays_closed()
    {
        var one = await portal.JustArrived();
        var ((supervisor, _), (other, _)) = (await portal.NewSupervisor(), await portal.NewStaff(PortalRole.DomesticConsultant));
        var call = await portal.Called(one);
        Assert.Equal(HelpScene.Words, (await portal.As(supervisor).Get(new ViewHelp(call))).Words);
        Assert.Contains((await portal.Mine(one).Get(new BrowseAccessLog())).Items, entry => entry.What.Contains("help", StringComparison.Ordinal));
        await HandOverScene.NobodyFinds([portal.As(supervisor)], new ViewCase(one.Id));
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(other), portal.As(CaseScene.Campus), portal.Mine(one)], new ViewHelp(call));
    }
}

public sealed class AnswerHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_taken_once_and_closed_with_what_was_done_and_the_student_is_told()
    {
        var one = await portal.JustArrived();
        var (supervisor, _) = await portal.NewSupervisor();
        var call = await portal.Called(one);
        var mails = (await portal.Mails(CaseScene.Campus.Email)).Count;
        var take = await portal.Answering(call);
        Assert.True((await portal.As(supervisor).Send(take)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Lead).Send(take)).Kind);
        Assert.Equal("AnswerHelp_NotWaiting", (await portal.As(CaseScene.Lead).Send(await portal.Answering(call))).Reason!.Name);
        Assert.Equal("AnswerHelp_DoneMissing", (await portal.As(supervisor).Send(await portal.Answering(call, close: true))).Errors.Single().Text.Name);
        Assert.True((await portal.As(supervisor).Send(await portal.Answering(call, close: true, "The police came."))).IsOk);
        Assert.Equal("AnswerHelp_NotWaiting", (await portal.As(supervisor).Send(await portal.Answering(call, close: true, "Again."))).Reason!.Name);
        var told = await portal.Mails(CaseScene.Campus.Email);
        Assert.Equal(mails + 2, told.Count);
        Assert.All(told, mail => Assert.DoesNotContain("police", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((1, 1), (await portal.Audited("help.take", call), await portal.Audited("help.close", call)));
    }

    [Fact]
    public async Task Whoever_does_not_look_after_the_student_answers_nothing()
    {
        var one = await portal.JustArrived();
        var (other, _) = await portal.NewStaff(PortalRole.DomesticConsultant);
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(other), portal.As(CaseScene.Campus), portal.Mine(one)], await portal.Answering(await portal.Called(one)));
    }
}

public sealed class PurgeHelpCallsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_year_after_it_was_asked_it_is_gone_and_with_its_case_before()
    {
        var (one, other) = (await portal.JustArrived(), await portal.JustArrived());
        var (old, young) = (await portal.Called(one), await portal.Called(one));
        await portal.Called(other);
        await portal.Run("update help_calls set asked_at = $2 where id = $1", old, portal.Clock.GetUtcNow().AddMonths(-HelpCall.KeptMonths).AddDays(-1));
        await portal.Run("delete from cases where id = $1", other.Id);
        await portal.RunWork("campus-help-retention");
        Assert.Equal([young], await portal.Scalar<Guid[]>("select array_agg(id) from help_calls") ?? []);
    }
}
