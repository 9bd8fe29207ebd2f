using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class ReplyClockTests
{
    /// <summary>Every day of a year, weekends and holidays among them: asked from the day or from the answer, the same is due.</summary>
    [Fact]
    public void What_is_to_be_reminded_today_is_the_same_either_way_round()
    {
        var calendar = WorkingCalendar.China;
        for (var today = new DateOnly(2026, 1, 1); today.Year == 2026; today = today.AddDays(1))
            for (var number = 1; number <= ReplyClock.MostReminders; number++)
            {
                var latest = ReplyClock.LatestDueFor(calendar, today, number);
                for (var due = today.AddDays(-20); due < today.AddDays(20); due = due.AddDays(1))
                    if (calendar.IsWorkingDay(due).Value) Assert.Equal(ReplyClock.ReminderOn(calendar, due, number) <= today, due <= latest);
            }
    }

    [Fact]
    public void Days_are_working_days_of_the_tenant()
    {
        var fujian = PortalFixture.TenantOf("fujian");
        // Wednesday 30 September 2026, late in the evening there; the first working days after the National Day holiday follow.
        var due = ReplyClock.DueOn(fujian, new DateTimeOffset(2026, 9, 30, 15, 0, 0, TimeSpan.Zero), 1);
        Assert.True(due >= new DateOnly(2026, 10, 8) && WorkingCalendar.China.IsWorkingDay(due).Value, due.ToString());
    }
}

public sealed class RemindOfRepliesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Three_reminders_and_then_the_staff_and_the_talent_read_that_nobody_answered()
    {
        var sent = await portal.Applied();
        var (tenant, calendar) = (PortalFixture.TenantOf("fujian"), WorkingCalendar.China);
        var due = (await Mine(sent)).Owed!.DueOn;
        List<DateOnly> days = [];
        var reminders = 0;
        for (var day = 0; day < 40; day++)
        {
            await portal.Days(1, "reply-reminders");
            if ((await Mine(sent)).Owed!.Reminders is var now && now == reminders) continue;
            reminders++;
            Assert.Equal(reminders, now);
            days.Add(tenant.DayAt(portal.Clock.GetUtcNow()));
        }

        Assert.Equal(Enumerable.Range(1, 3).Select(number => ReplyClock.ReminderOn(calendar, due, number)), days);
        Assert.True((await Mine(sent)).Owed!.IsLate);
        foreach (var member in new[] { Personas.RecruiterOf("rongxin"), Personas.OwnerOf("rongxin") })
        {
            var mails = (await portal.Mails(member.Email)).Where(mail => mail.Text.Contains("employer/applications?view=board", StringComparison.Ordinal)).ToList();
            Assert.Equal(3, mails.Count);
            foreach (var word in new[] { "Wei Ling", "Process engineer", "工艺工程师", sent.Application.ToString(), JobApplication.ReferenceOf(sent.Application) }) Assert.All(mails, mail => Assert.DoesNotContain(word, mail.Subject + mail.Text, StringComparison.Ordinal));
        }

        var owed = await portal.As(Personas.Staff(PortalRole.TeamLead)).Get(new BrowseOwedReplies());
        Assert.Equal((JobApplication.ReferenceOf(sent.Application), due), owed.Items.Single() is var item ? (item.Reference, item.DueOn) : default);
        Assert.True(owed.Items.Single().Late > 5);
        await portal.Move(sent, ApplicationState.Screening);
        Assert.Empty((await portal.As(Personas.Staff(PortalRole.TeamLead)).Get(new BrowseOwedReplies())).Items);
    }

    [Fact]
    public async Task Whoever_answers_is_not_reminded_and_a_day_reminds_once_however_often_it_runs()
    {
        var (answered, waiting) = (await portal.Applied("pengwan", "greater-bay"), await portal.Applied("pengwan", "greater-bay"));
        await portal.Move(answered, ApplicationState.Declined, "no");
        // Nothing ran for long: one reminder a day, not three at once.
        portal.Clock.Advance(TimeSpan.FromDays(60));
        for (var run = 0; run < 3; run++) Assert.True((await portal.AsSystem("greater-bay").Send(new RemindOfReplies(0), Guid.NewGuid())).IsOk);
        Assert.Equal((null, 1), ((await Mine(answered)).Owed, (await Mine(waiting)).Owed!.Reminders));
        Assert.Single(await portal.Mails(Personas.RecruiterOf("pengwan").Email), mail => mail.Text.Contains("view=board", StringComparison.Ordinal));
        await portal.Days(4, "reply-reminders");
        Assert.Equal(3, (await Mine(waiting)).Owed!.Reminders);
    }

    [Fact]
    public async Task What_was_sent_before_there_was_a_clock_gets_its_day()
    {
        var sent = await portal.Applied("weiliang", "zhongguancun");
        var due = (await Mine(sent)).Owed!.DueOn;
        await portal.Scalar<int>("update job_applications set answer_due_on = null where id = $1", sent.Application);
        Assert.Null((await Mine(sent)).Owed);
        await portal.Days(1, "reply-reminders");
        Assert.Equal(due, (await Mine(sent)).Owed!.DueOn);
    }

    [Fact]
    public async Task No_person_may_send_it() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new RemindOfReplies(0))).Kind);

    private Task<ViewMyApplicationResult> Mine(Sent sent) => portal.Applicant(sent).Get(new ViewMyApplication(sent.Application));
}

public sealed class BrowseOwedRepliesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_see_their_own_tenants_without_a_word_about_persons_and_nobody_else_does()
    {
        var (here, there, early) = (await portal.Applied(), await portal.Applied("pengwan", "greater-bay"), await portal.Applied());
        foreach (var late in new[] { here, there }) await portal.Scalar<int>("update job_applications set answer_due_on = current_date - 9, reminders = 3 where id = $1", late.Application);
        await portal.Scalar<int>("update job_applications set answer_due_on = current_date - 2, reminders = 2 where id = $1", early.Application);
        foreach (var role in new[] { PortalRole.TenantAdministrator, PortalRole.TeamLead, PortalRole.Reviewer })
        {
            var owed = await portal.As(Personas.Staff(role)).Get(new BrowseOwedReplies());
            Assert.Equal([JobApplication.ReferenceOf(here.Application)], owed.Items.Select(item => item.Reference));
            Assert.Equal(role == PortalRole.TenantAdministrator, owed.MaySet);
            foreach (var word in new[] { "Wei Ling", here.Talent.UserId.ToString(), here.Talent.Email }) Assert.DoesNotContain(word, System.Text.Json.JsonSerializer.Serialize(owed), StringComparison.Ordinal);
        }

        Assert.Equal(1, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay"), "greater-bay").Get(new BrowseOwedReplies())).Total);
        foreach (var stranger in new[] { portal.As(here.Talent), portal.As(null), portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.Staff(PortalRole.CampusConsultant)) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new BrowseOwedReplies())).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.Staff(PortalRole.TeamLead)).Send(new BrowseOwedReplies(0))).Kind);
    }
}

public sealed class SetReplyTermsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_the_tenant_asks_counts_for_what_is_sent_from_then_on()
    {
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        var before = await portal.Applied();
        var due = (await Mine(before)).Owed;
        Assert.True((await admin.Send(new SetReplyTerms(3, 20, 0))).IsOk);
        var tenant = PortalFixture.TenantOf("fujian");
        Assert.Equal(ReplyClock.DueOn(tenant, portal.Clock.GetUtcNow(), 3), (await Mine(await portal.Applied())).Owed!.DueOn);
        Assert.Equal(due, (await Mine(before)).Owed);
        await portal.Move(before, ApplicationState.Screening);
        Assert.Equal(ReplyClock.DueOn(tenant, portal.Clock.GetUtcNow(), 20), (await Mine(before)).Owed!.DueOn);
        Assert.Equal(ReplyTerms.UsualDays, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay"), "greater-bay").Get(new BrowseOwedReplies())).FirstDays);
        // Whoever still sees what was there before is told.
        Assert.Equal(OutcomeKind.Conflict, (await admin.Send(new SetReplyTerms(5, 5, 0))).Kind);
        Assert.True((await admin.Send(new SetReplyTerms(10, 10, (await admin.Get(new BrowseOwedReplies())).Version))).IsOk);
        foreach (var (first, step) in new (int?, int?)[] { (null, 5), (1, 5), (5, 41), (0, 0) }) Assert.Equal("SetReplyTerms_Unfit", (await admin.Send(new SetReplyTerms(first, step, 0))).Errors[0].Text.Name);
        foreach (var stranger in new[] { portal.As(Personas.Staff(PortalRole.TeamLead)), portal.As(Personas.OwnerOf("rongxin")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new SetReplyTerms(5, 5, 0))).Kind);
    }

    private Task<ViewMyApplicationResult> Mine(Sent sent) => portal.Applicant(sent).Get(new ViewMyApplication(sent.Application));
}

public sealed class MeasureRepliesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_median_of_first_answers_shows_on_the_posting_and_silence_does_not_improve_it()
    {
        List<Sent> all = [];
        for (var i = 0; i < 9; i++) all.Add(await portal.Applied());
        await portal.Applied("haiyun");
        // Four answers are too few to say.
        foreach (var sent in all.Take(4)) await portal.Move(sent, ApplicationState.Screening);
        Assert.Null((await Figure(all[0])).MedianDays);
        portal.Clock.Advance(TimeSpan.FromDays(14));
        await portal.Move(all[4], ApplicationState.Declined, "no");
        var tenant = PortalFixture.TenantOf("fujian");
        var applied = await portal.Scalar<DateTime>("select applied_at from job_applications where id = $1", all[4].Application);
        var wait = WorkingCalendar.China.WorkingDaysBetween(tenant.DayAt(applied), tenant.DayAt(portal.Clock.GetUtcNow())).Value;
        Assert.InRange(wait, 5, 10);
        // Five are answered: 0, 0, 0, 0 and some days. Four wait, within their time: they say nothing yet.
        var figure = await Figure(all[0]);
        Assert.Equal((0m, 5), (figure.MedianDays!.Value, figure.Applications));
        // Their time is over: they count with their age, though nobody answered, and the one that was given up does too.
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.Applicant(all[8]).Get(new WithdrawApplication(all[8].Application));
        figure = await Figure(all[0]);
        Assert.Equal(((decimal)wait, 9), (figure.MedianDays!.Value, figure.Applications));
        Assert.Equal(figure, (await portal.As(null).Get(new ViewJob(await portal.Live()))).Open!.Replies);
        Assert.Null((await portal.As(null).Get(new ViewJob(await portal.Live(employer: "haiyun")))).Open!.Replies!.MedianDays);
    }

    [Fact]
    public async Task A_move_that_was_taken_back_was_no_answer()
    {
        List<Sent> all = [];
        for (var i = 0; i < 5; i++) all.Add(await portal.Applied("pengwan", "greater-bay"));
        foreach (var sent in all) await portal.Move(sent, ApplicationState.Screening);
        Assert.Equal(0m, (await Figure(all[0])).MedianDays);
        Assert.True((await portal.Recruiter(all[0]).Send(new UndoMove(all[0].Application, ApplicationState.Received, ApplicationState.Screening))).IsOk);
        Assert.Null((await Figure(all[0])).MedianDays);
    }

    [Fact]
    public async Task No_person_may_send_it() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new MeasureReplies())).Kind);

    [Fact]
    public void The_median_is_the_middle() => Assert.Equal([3m, 2.5m, 7m], new[] { ReplyTime.Median([9, 3, 1]), ReplyTime.Median([1, 2, 3, 4]), ReplyTime.Median([7]) });

    private async Task<ReplyFigure> Figure(Sent sent)
    {
        Assert.True((await portal.AsSystem(sent.Tenant).Send(new MeasureReplies(), Guid.NewGuid())).IsOk);
        return (await portal.As(null, sent.Tenant).Get(new ViewEmployer(DemoPeople.Employer(sent.Employer).Id))).AdmittedBy.Single().Replies;
    }
}
