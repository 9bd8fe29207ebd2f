using System.Text;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.CheckIns;

public sealed class AskCheckInsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_is_asked_once_when_its_day_has_come_and_the_next_one_ends_the_last()
    {
        var one = await portal.ArrivedCase(29);
        await portal.Ask();
        Assert.Empty(await portal.CheckIns(one));
        var before = await portal.MailsAbout(one.Talent, one);
        await portal.Arrived(one, 30);
        Assert.Equal(1, (await portal.Ask()).Asked);
        Assert.Equal(0, (await portal.Ask()).Asked);
        Assert.Equal([(30, true)], await portal.CheckIns(one));
        Assert.Equal(before + 1, await portal.MailsAbout(one.Talent, one));
        await portal.Arrived(one, 95);
        await portal.Ask();
        Assert.Equal([(90, true), (30, false)], await portal.CheckIns(one));
        Assert.Equal("AnswerCheckIn_Already", (await portal.Answer(one, 30)).Reason!.Name);
    }

    [Fact]
    public async Task Nobody_is_asked_at_night_before_the_arrival_or_in_an_ended_case()
    {
        var (one, closed) = (await portal.ArrivedCase(40), await portal.ArrivedCase(40));
        var (waiting, _) = await portal.OnCampus();
        await portal.As(CaseScene.Campus).Get(new CloseCase(closed.Id, CaseCloseReason.Family, null, await portal.VersionOf(closed)));
        portal.GoTo(20);
        await portal.Ask();
        Assert.Empty(await portal.CheckIns(one));
        portal.GoTo(10);
        await portal.Ask();
        Assert.Equal([(30, true)], await portal.CheckIns(one));
        Assert.Empty(await portal.CheckIns(closed));
        Assert.Empty(await portal.CheckIns(waiting));
    }

    [Fact]
    public async Task The_silent_are_reminded_quietly_and_show_up_on_the_board_by_themselves()
    {
        var one = await portal.ArrivedCase(30);
        await portal.Ask();
        List<int> reminded = [];
        for (var day = portal.Today(); portal.Today() < day.AddDays(25);)
        {
            var before = await portal.MailsAbout(one.Talent, one);
            portal.GoTo(10);
            await portal.Ask();
            await portal.Ask();
            if (await portal.MailsAbout(one.Talent, one) > before) reminded.Add(portal.Today().DayNumber - day.DayNumber);
        }

        Assert.True(reminded is [>= 3, _, ..] && reminded.Zip(reminded.Skip(1)).All(two => two.Second - two.First >= CheckIn.RemindEveryDays), string.Join(' ', reminded));
        Assert.All(await portal.Mails(one.Talent.Email), mail => Assert.DoesNotContain("permit", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase));
        Assert.True((await OnBoard(one)).IsCheckInSilent);
        Assert.True((await portal.Answer(one, 30)).IsOk);
        Assert.False((await OnBoard(one)).IsCheckInSilent);
    }

    [Fact]
    public async Task After_a_year_only_those_are_asked_whose_case_ended_well_and_who_agreed()
    {
        var (agreed, declined) = (await portal.ArrivedCase(180), await portal.ArrivedCase(180));
        await portal.Ask();
        Assert.True((await portal.Answer(agreed, 180, ("ask_again", "yes"))).IsOk);
        Assert.True((await portal.Answer(declined, 180, ("ask_again", "no"))).IsOk);
        foreach (var one in new[] { agreed, declined }) await portal.Run("update cases set closed_at = now(), close_reason = 'Settled', stage = 'DONE', arrived_on = $2 where id = $1", one.Id, portal.Today().AddDays(-366));
        await portal.Ask();
        Assert.Equal([(365, true), (180, false)], await portal.CheckIns(agreed));
        Assert.Equal([(180, false)], await portal.CheckIns(declined));
        Assert.True((await portal.Answer(agreed, 365, ("year_stay", "left"))).IsOk);
    }

    private async Task<BrowseCasesResult.Item> OnBoard(Opened one) => (await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus))).Items.Single(item => item.Id == one.Id);
}

public sealed class AnswerCheckInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    public static TheoryData<int, string, string> Flags => new()
    {
        { 30, "score", "5" }, { 30, "permit", "trouble" }, { 90, "work", "0" }, { 90, "promised", "late" }, { 90, "manager", "conflict" }, { 90, "clearance", "yes" }, { 180, "family", "leave" }, { 180, "stay", "5" },
    };

    [Theory]
    [MemberData(nameof(Flags))]
    public async Task A_red_flag_makes_a_task_to_talk_within_two_working_days_that_says_nothing_of_it(int day, string key, string text)
    {
        var one = await portal.ArrivedCase(day);
        await portal.Ask();
        var mails = await portal.MailsAbout(CaseScene.Campus, one);
        Assert.True((await portal.Answer(one, day, (key, text))).IsOk);
        var task = (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Tasks.Single();
        Assert.Equal((TaskParty.Consultant, WorkingCalendar.China.AddWorkingDays(portal.Today(), 2).Value, CheckInQuestions.Time(day).Task), (task.Party, task.DueOn, task.Title));
        Assert.Equal(mails + 1, await portal.MailsAbout(CaseScene.Campus, one));
        Assert.True((await portal.As(CaseScene.Campus).Get(new ViewCheckIns(one.Id))).Items.Single().IsFlagged);
    }

    [Fact]
    public async Task A_permit_that_ends_soon_is_a_flag_and_one_that_does_not_is_none()
    {
        var (soon, later) = (await portal.ArrivedCase(90), await portal.ArrivedCase(90));
        await portal.Ask();
        Assert.True((await portal.Answer(soon, 90, ("permit_until", Day(119)))).IsOk);
        Assert.True((await portal.Answer(later, 90, ("permit_until", Day(120)))).IsOk);
        Assert.Single((await portal.As(CaseScene.Campus).Get(new ViewCase(soon.Id))).Tasks);
        Assert.Empty((await portal.As(CaseScene.Campus).Get(new ViewCase(later.Id))).Tasks);

        string Day(int days) => portal.Today().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task What_is_missing_or_unfit_is_named_and_nothing_is_answered_twice_or_for_another()
    {
        var one = await portal.ArrivedCase(30);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Answer(one, 30)).Kind);
        await portal.Ask();
        async Task<IEnumerable<(string, string)>> Says(int day, params IReadOnlyList<CheckInAnswer> answers) => (await portal.Mine(one).Send(new AnswerCheckIn(one.Id, day, answers))).Errors.Select(error => (error.Field, error.Text.Name));
        Assert.Equal(CheckInQuestions.Current[30].Where(question => question.IsRequired).Select(question => ("Answers." + question.Key, "AnswerCheckIn_Missing")), await Says(30));
        Assert.Equal([("Answers", "AnswerCheckIn_UnknownQuestion")], await Says(30, [.. CheckInScene.Answers(30), new("stay", "9")]));
        Assert.Equal([("Day", "AnswerCheckIn_UnknownQuestion")], await Says(31, [.. CheckInScene.Answers(30)]));
        foreach (var (key, text) in new[] { ("score", "11"), ("score", "-1"), ("home", "perhaps"), ("permit_until", "soon") }) Assert.Equal([("Answers." + key, "AnswerCheckIn_Unfit")], await Says(30, CheckInScene.Answers(30, (key, text))));
        Assert.Equal([("Answers.wrong", "AnswerCheckIn_TooLong")], await Says(30, CheckInScene.Answers(30, ("wrong", new string('x', CheckInAnswer.TextMax + 1)))));
        var right = new AnswerCheckIn(one.Id, 30, CheckInScene.Answers(30, ("wrong", "The SIM took a week")));
        await HandOverScene.NobodyFinds([portal.As(await portal.NewTalent()), portal.As(CaseScene.Campus), portal.As(one.Talent, "greater-bay")], right);
        Assert.True((await portal.Mine(one).Send(right)).IsOk);
        Assert.Equal("AnswerCheckIn_Already", (await portal.Mine(one).Send(right)).Reason!.Name);
        var kept = (await portal.Scalar<byte[]>("select answers from check_ins where case_id = $1", one.Id))!;
        Assert.True(kept.Length > 0 && kept.AsSpan().IndexOf("SIM took"u8) < 0);
        Assert.Empty((await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Tasks);
    }
}

public sealed class ViewCheckInsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_case_reads_it_and_the_person_sees_that()
    {
        var one = await portal.ArrivedCase(30);
        await portal.Ask();
        await portal.As(CaseScene.Campus).Get(new ViewCheckIns(one.Id));
        Assert.Equal(0L, await Readings());
        await portal.Answer(one, 30, ("wrong", "The SIM took a week"));
        Assert.Equal("The SIM took a week", (await portal.As(CaseScene.Campus).Get(new ViewCheckIns(one.Id))).Items.Single().Answers.Single(answer => answer.Key == "wrong").Text);
        await portal.As(CaseScene.Lead).Get(new ViewCheckIns(one.Id));
        Assert.Equal(2L, await Readings());
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As(CaseScene.Overseas), portal.As(one.Talent), portal.As(HandOverScene.Elsewhere(TalentPortal.Platform.Security.PortalRole.CampusConsultant))], new ViewCheckIns(one.Id));

        Task<long> Readings() => portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and purpose = 'check-in'", one.Talent.UserId);
    }
}

public sealed class ViewMyCheckInsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_sees_what_waits_and_what_comes_next_and_takes_it_along()
    {
        var talent = await portal.NewTalent(withPassword: true);
        portal.GoTo(10);
        var one = await portal.Opened(talent: talent);
        await portal.Run("update cases set arrived_on = $2, stage = 'F30', tier = 'Campus' where id = $1", one.Id, portal.Today().AddDays(-31));
        await portal.Ask();
        var mine = await portal.Mine(one).Get(new ViewMyCheckIns(one.Id));
        Assert.Equal((30, portal.Today().AddDays(59)), (mine.Open!.Day, mine.Next));
        await portal.Answer(one, 30, ("wrong", "The SIM took a week"));
        Assert.Null((await portal.As(talent, "greater-bay").Get(new ViewMyCheckIns(one.Id))).Open);
        Assert.Contains("The SIM took a week", Encoding.UTF8.GetString((await portal.As(talent).Get(new ExportMyData())).Json), StringComparison.Ordinal);
        await HandOverScene.NobodyFinds([portal.As(await portal.NewTalent()), portal.As(CaseScene.Overseas)], new ViewMyCheckIns(one.Id));
        await portal.As(talent).Get(new EraseMyData(TalentScene.Password));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from check_ins where talent_user_id = $1", talent.UserId));
    }
}

public sealed class PurgeCheckInsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Answers_go_a_year_after_the_end()
    {
        var (ended, open) = (await portal.ArrivedCase(30), await portal.ArrivedCase(30));
        await portal.Ask();
        await portal.Answer(ended, 30);
        await portal.As(CaseScene.Campus).Get(new CloseCase(ended.Id, CaseCloseReason.Family, null, await portal.VersionOf(ended)));
        portal.Clock.Advance(TimeSpan.FromDays(360));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeCheckIns())).CheckIns);
        portal.Clock.Advance(TimeSpan.FromDays(10));
        await portal.RunWork("check-ins-retention");
        Assert.Equal(open.Id, await portal.Scalar<Guid>("select case_id from check_ins"));
    }
}
