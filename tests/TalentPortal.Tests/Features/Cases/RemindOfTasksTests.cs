using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class RemindOfTasksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_is_reminded_once_when_the_day_is_near_once_when_it_is_over_and_then_every_week()
    {
        portal.GoTo(8);
        var one = await portal.Opened();
        await portal.Planned(one, days: 8);
        await portal.Planned(one, "A second one on the same day", days: 8);
        List<int> sent = [];
        var due = portal.WorkingDay(8);
        for (var day = 0; day < 30; day++)
        {
            portal.GoTo(10);
            var before = await Mails(one);
            await Run();
            await Run();
            if (await Mails(one) > before) sent.Add(portal.Today().DayNumber - due.DayNumber);
            Assert.InRange(await Mails(one) - before, 0, 1);
        }

        Assert.True(sent[0] is <= -3 and >= -14, $"{sent[0]}");
        Assert.Equal(due, portal_DayAfter(sent[0]));
        Assert.True(sent[1] > 0, $"{sent[1]}");
        Assert.All(sent.Skip(2).Zip(sent.Skip(1)), pair => Assert.True(pair.First - pair.Second >= CaseTask.OverdueEveryDays));

        DateOnly portal_DayAfter(int offset) => TalentPortal.Platform.Time.WorkingCalendar.China.AddWorkingDays(due.AddDays(offset), CaseTask.NearDays).Value;
    }

    [Fact]
    public async Task The_mail_says_that_something_waits_and_nothing_of_what_it_is()
    {
        portal.GoTo(9);
        var one = await portal.Opened();
        await portal.Planned(one, days: 2);
        await Run();
        var mail = (await portal.Mails(one.Talent.Email)).First(m => m.Text.Contains(one.Id.ToString(), StringComparison.Ordinal));
        Assert.Contains($"/me/cases/{one.Id}", mail.Link!, StringComparison.Ordinal);
        foreach (var word in new[] { TaskScene.Title, "degree", one.Talent.Name.En! }) Assert.DoesNotContain(word, mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.Equal(0, await portal.MailsAbout(CaseScene.Overseas, one));
    }

    [Fact]
    public async Task Nothing_is_sent_for_what_is_others_or_waits_for_another_or_is_done_or_far()
    {
        portal.GoTo(9);
        var one = await portal.Opened();
        var first = await portal.Planned(one, party: TaskParty.Consultant, days: 1);
        await portal.Planned(one, days: 1, after: [first]);
        var done = await portal.Planned(one, days: 1);
        await portal.Planned(one, days: 4);
        await portal.Mine(one).Get(new MarkMyTask(done, true));
        await Run();
        Assert.Equal(0, await Mails(one));
        // What came first is done: now it is their turn.
        Assert.True((await portal.Mark(first)).IsOk);
        await Run();
        Assert.Equal(1, await Mails(one));
    }

    [Theory]
    [InlineData(CaseClock.WaitingEmployer, 0)]
    [InlineData(CaseClock.WaitingAuthority, 0)]
    [InlineData(CaseClock.WaitingTalent, 1)]
    public async Task A_case_that_waits_for_others_is_left_in_peace(CaseClock clock, int mails)
    {
        portal.GoTo(9);
        var one = await portal.Opened();
        await portal.Planned(one, days: 1);
        await portal.As(CaseScene.Overseas).Get(new ChangeClock(one.Id, clock, null, await portal.VersionOf(one)));
        await Run();
        Assert.Equal(mails, await Mails(one));
    }

    [Fact]
    public async Task An_ended_case_is_left_in_peace()
    {
        portal.GoTo(9);
        var one = await portal.Opened();
        await portal.Planned(one, days: 1);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(one)));
        var before = await Mails(one);
        await Run();
        Assert.Equal(before, await Mails(one));
    }

    [Fact]
    public async Task Only_in_office_hours_of_a_working_day()
    {
        portal.GoTo(9);
        var one = await portal.Opened();
        await portal.Planned(one, days: 1);
        portal.GoTo(10, working: false);
        await Run();
        portal.GoTo(8);
        await Run();
        portal.GoTo(17, daysOn: 0);
        await Run();
        Assert.Equal(0, await Mails(one));
        portal.GoTo(16);
        await Run();
        Assert.Equal(1, await Mails(one));
    }

    [Fact]
    public async Task Each_tenant_is_run_by_itself_round_by_round_and_nobody_sends_it()
    {
        portal.GoTo(9);
        var one = await portal.Opened();
        await portal.Planned(one, days: 1);
        Assert.Equal(0, (await portal.AsSystem("greater-bay").Get(new RemindOfTasks())).Looked);
        Assert.Equal((0, false), ((await portal.AsSystem().Get(new RemindOfTasks(1))).Looked, (await portal.AsSystem().Get(new RemindOfTasks(1))).More));
        Assert.Equal(0, await Mails(one));
        Assert.True((await portal.AsSystem().Get(new RemindOfTasks())).Reminded >= 1);
        Assert.Equal(1, await Mails(one));
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new RemindOfTasks(-1))).Kind);
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(CaseScene.Lead), portal.AsSystem("")], new RemindOfTasks());
    }

    private Task<int> Mails(Opened one) => portal.MailsAbout(one.Talent, one);

    private Task Run() => portal.RunWork("cases-remind-of-tasks");
}
