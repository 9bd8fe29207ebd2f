using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace TalentPortal.Tests.Features.Interviews;

/// <summary>What the tests about interviews start from.</summary>
internal static class InterviewScene
{
    /// <summary>Nine in the morning in Fuzhou, so many days on.</summary>
    public static string Slot(this PortalFixture portal, int days, int hour = 9) => PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + $"T{hour:00}:00";

    public static Guid Recruiter(Sent sent) => Personas.RecruiterOf(sent.Employer).UserId;

    public static Guid Owner(Sent sent) => Personas.OwnerOf(sent.Employer).UserId;

    public static ProposeInterview Proposal(Sent sent, IReadOnlyList<string> slots, IReadOnlyList<Guid>? members = null, uint version = 0, string zone = "Asia/Shanghai", string? where = "https://meet.example.org/a") =>
        new(sent.Application, AppointmentKind.Video, 45, zone, slots, members ?? [Recruiter(sent), Owner(sent)], where, version);

    public static AnswerInterview Choice(Sent sent, string slot, bool along = false) => new(sent.Application, InterviewAnswer.Choose, slot, "Europe/London", along, null);

    /// <summary>An interview at a time that the talent chose.</summary>
    public static async Task<Sent> Arranged(this PortalFixture portal, string slot, bool along = false, DemoPersonOf? talent = null)
    {
        var sent = await portal.Applied(talent: talent?.Person);
        await portal.Recruiter(sent).Get(Proposal(sent, [slot]));
        await portal.Applicant(sent).Get(Choice(sent, slot, along));
        return sent;
    }

    public static async Task<uint> InterviewVersion(this PortalFixture portal, Sent sent) => await portal.Scalar<uint>("select xmin from interviews where application_id = $1", sent.Application);

    /// <summary>The newest mail with a part for the calendar, as it would leave.</summary>
    public static async Task<string> Calendar(this PortalFixture portal, string address)
    {
        var file = await File.ReadAllTextAsync(portal.Services.GetRequiredService<MailFolder>().FileOf((await portal.Mails(address))[0].Id));
        Assert.Contains("text/calendar; method=", file, StringComparison.Ordinal);
        var part = file[file.IndexOf("text/calendar", StringComparison.Ordinal)..];
        part = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)])).Replace("\r\n ", "", StringComparison.Ordinal);
    }
}

/// <summary>A talent given to a scene.</summary>
internal sealed record DemoPersonOf(TalentPortal.Data.Seed.Demo.DemoPerson Person);

public sealed class ProposeInterviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_reads_the_times_and_the_application_goes_to_its_interview()
    {
        var sent = await portal.Applied();
        var slots = new[] { portal.Slot(3), portal.Slot(4) };
        Assert.True((await portal.Recruiter(sent).Send(InterviewScene.Proposal(sent, slots))).IsOk);
        var mine = await portal.Applicant(sent).Get(new ViewMyInterview(sent.Application));
        Assert.Equal(slots, mine.Interview!.Slots.Select(slot => slot.Local));
        Assert.Equal(LocalTime.Moment(slots[0], "Asia/Shanghai"), mine.Interview.Slots[0].At);
        Assert.Null(mine.Interview.Where);
        Assert.Equal(ApplicationState.Interview, (await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).State);
        var mail = Assert.Single(await portal.Mails(sent.Talent.Email), mail => mail.Text.Contains("me/interviews/", StringComparison.Ordinal));
        foreach (var secret in new[] { "meet.example", "Process engineer", slots[0] }) Assert.DoesNotContain(secret, mail.Subject + mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_that_cannot_be_and_people_that_are_busy_are_refused()
    {
        var sent = await portal.Applied();
        var recruiter = portal.Recruiter(sent);
        async Task<string> Why(ProposeInterview proposal) => (await recruiter.Send(proposal)) is var outcome ? outcome.Errors.FirstOrDefault()?.Text.Name ?? outcome.Kind.ToString() : "";
        Assert.Equal("AnswerInterview_Past", await Why(InterviewScene.Proposal(sent, [portal.Slot(-1)])));
        // On that night London's clocks go from one to two.
        Assert.Equal("ProposeInterview_NoSuchTime", await Why(InterviewScene.Proposal(sent, ["2027-03-28T01:30"], zone: "Europe/London")));
        Assert.Equal("ProposeInterview_ZoneMissing", await Why(InterviewScene.Proposal(sent, [portal.Slot(3)], zone: "Mars/Olympus")));
        Assert.Equal("ProposeInterview_SlotsUnfit", await Why(InterviewScene.Proposal(sent, [])));
        Assert.Equal("ProposeInterview_SlotsUnfit", await Why(InterviewScene.Proposal(sent, [.. Enumerable.Range(1, 9).Select(day => portal.Slot(day))])));
        Assert.Equal("ProposeInterview_LinkMissing", await Why(InterviewScene.Proposal(sent, [portal.Slot(3)], where: "http://plain.example")));
        Assert.Equal("NotFound", await Why(InterviewScene.Proposal(sent, [portal.Slot(3)], [Personas.OwnerOf("haiyun").UserId])));
        Assert.Equal("Conflict", await Why(InterviewScene.Proposal(sent, [portal.Slot(3)], version: 9)));
        await portal.Arranged(portal.Slot(20));
        Assert.Equal("ProposeInterview_Taken", await Why(InterviewScene.Proposal(sent, [portal.Slot(20)])));
        Assert.Equal("Ok", await Why(InterviewScene.Proposal(sent, [portal.Slot(20, 10)])));
        await portal.Move(sent, ApplicationState.Declined, "no");
        Assert.Equal("ProposeInterview_NotFromHere", (await recruiter.Send(InterviewScene.Proposal(sent, [portal.Slot(21)], version: await portal.InterviewVersion(sent)))).Reason!.Name);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(sent.Talent), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(InterviewScene.Proposal(sent, [portal.Slot(22)]))).Kind);
    }

    [Fact]
    public void A_local_time_is_one_moment_also_when_clocks_change()
    {
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), LocalTime.Moment("2026-12-01T09:00", "Europe/London"));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero), LocalTime.Moment("2026-07-01T09:00", "Europe/London"));
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), LocalTime.Moment("2026-10-25T01:30", "Europe/London"));
        Assert.Null(LocalTime.Moment("2026-03-29T01:30", "Europe/London"));
        Assert.Null(LocalTime.Moment("soon", "Europe/London"));
        Assert.Null(LocalTime.Moment("2026-12-01T09:00", "Nowhere"));
    }

    [Fact]
    public async Task Other_times_than_what_was_fixed_leave_the_calendars_first()
    {
        var slot = portal.Slot(30);
        var sent = await portal.Arranged(slot);
        Assert.True((await portal.Recruiter(sent).Send(InterviewScene.Proposal(sent, [portal.Slot(31)], version: await portal.InterviewVersion(sent)))).IsOk);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from interview_seats s join interviews i on i.id = s.interview_id where i.application_id = $1", sent.Application));
        Assert.Contains("METHOD:CANCEL", await portal.Calendar(Personas.OwnerOf("rongxin").Email), StringComparison.Ordinal);
        Assert.Equal(InterviewState.Proposed, (await portal.Applicant(sent).Get(new ViewMyInterview(sent.Application))).Interview!.State);
    }
}

public sealed class AnswerInterviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_chosen_time_goes_to_all_calendars_with_both_clocks_and_the_answer_is_owed_after_it()
    {
        var sent = await portal.Arranged(portal.Slot(3));
        var (mine, theirs) = (await portal.Applicant(sent).Get(new ViewMyInterview(sent.Application)), await portal.Recruiter(sent).Get(new ViewInterview(sent.Application)));
        Assert.Equal((InterviewState.Fixed, "https://meet.example.org/a", "Europe/London", "Asia/Shanghai"), (mine.Interview!.State, mine.Interview.Where, mine.Interview.TalentZone, mine.Interview.Zone));
        Assert.Equal((mine.Interview.StartsAt, "Europe/London"), (theirs.Interview!.StartsAt, theirs.Interview.TalentZone));
        foreach (var address in new[] { sent.Talent.Email, Personas.RecruiterOf("rongxin").Email, Personas.OwnerOf("rongxin").Email })
        {
            var calendar = await portal.Calendar(address);
            foreach (var line in new[] { "METHOD:REQUEST", "STATUS:CONFIRMED", $"DTSTART:{mine.Interview.StartsAt:yyyyMMdd'T'HHmmss'Z'}", $"mailto:{address}", "SEQUENCE:1" }) Assert.Contains(line, calendar, StringComparison.OrdinalIgnoreCase);
            foreach (var secret in new[] { "meet.example", "engineer", "rongxin", "Wei Ling" }) Assert.DoesNotContain(secret, calendar.Replace(address, "", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase);
        }

        var tenant = PortalFixture.TenantOf("fujian");
        Assert.Equal(ReplyClock.DueOn(tenant, mine.Interview.StartsAt!.Value.AddMinutes(45), ReplyTerms.UsualDays), (await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).Owed!.DueOn);
    }

    [Fact]
    public async Task Of_two_talents_who_take_the_same_hour_of_one_member_one_is_told()
    {
        var (one, two) = (await portal.Applied(), await portal.Applied());
        var slot = portal.Slot(40);
        foreach (var sent in new[] { one, two }) await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [slot, portal.Slot(41)]));
        var both = await Task.WhenAll(new[] { one, two }.Select(sent => portal.Applicant(sent).Send(InterviewScene.Choice(sent, slot))));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from interview_seats where starts_at = $1", LocalTime.Moment(slot, "Asia/Shanghai")!.Value.UtcDateTime));
        var late = both[0].IsOk ? two : one;
        Assert.True((await portal.Applicant(late).Send(InterviewScene.Choice(late, portal.Slot(41)))).IsOk);
    }

    [Fact]
    public async Task None_suits_and_calling_off()
    {
        var sent = await portal.Applied();
        var slot = portal.Slot(50);
        await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [slot]));
        Assert.Equal("AnswerInterview_WishMissing", (await portal.Applicant(sent).Send(new AnswerInterview(sent.Application, InterviewAnswer.OtherTimes, null, "Europe/London", false, " "))).Errors[0].Text.Name);
        Assert.True((await portal.Applicant(sent).Send(new AnswerInterview(sent.Application, InterviewAnswer.OtherTimes, null, "Europe/London", false, "After six, please."))).IsOk);
        Assert.Equal("After six, please.", (await portal.Recruiter(sent).Get(new ViewInterview(sent.Application))).Interview!.Wish);
        Assert.True((await portal.Scalar<byte[]>("select wish from interviews where application_id = $1", sent.Application))!.AsSpan().IndexOf("six"u8) < 0);
        // Perhaps it suits after all.
        Assert.True((await portal.Applicant(sent).Send(InterviewScene.Choice(sent, slot))).IsOk);
        Assert.Equal("AnswerInterview_AlreadyFixed", (await portal.Applicant(sent).Send(new AnswerInterview(sent.Application, InterviewAnswer.OtherTimes, null, "Europe/London", false, "Later"))).Reason!.Name);
        Assert.True((await portal.Applicant(sent).Send(new AnswerInterview(sent.Application, InterviewAnswer.Cancel, null, null, false, null))).IsOk);
        var calendar = await portal.Calendar(Personas.RecruiterOf("rongxin").Email);
        foreach (var line in new[] { "METHOD:CANCEL", "STATUS:CANCELLED" }) Assert.Contains(line, calendar, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from interview_seats s join interviews i on i.id = s.interview_id where i.application_id = $1", sent.Application));
        Assert.Equal("AnswerInterview_Over", (await portal.Applicant(sent).Send(new AnswerInterview(sent.Application, InterviewAnswer.Cancel, null, null, false, null))).Reason!.Name);
    }

    [Fact]
    public async Task Strangers_answer_nothing_and_a_time_that_was_not_proposed_is_none()
    {
        var sent = await portal.Applied();
        var slot = portal.Slot(60);
        await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [slot]));
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("rongxin")), portal.As(sent.Talent, "greater-bay"), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(InterviewScene.Choice(sent, slot))).Kind);
        Assert.Equal("AnswerInterview_NotOffered", (await portal.Applicant(sent).Send(InterviewScene.Choice(sent, portal.Slot(61)))).Errors[0].Text.Name);
        portal.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal("AnswerInterview_Past", (await portal.Applicant(sent).Send(InterviewScene.Choice(sent, slot))).Errors[0].Text.Name);
    }
}

public sealed class ChangeInterviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_no_longer_takes_part_is_uninvited_without_saying_that_it_is_off()
    {
        var sent = await portal.Arranged(portal.Slot(3));
        Assert.True((await portal.Recruiter(sent).Send(new ChangeInterview(sent.Application, [InterviewScene.Recruiter(sent)], "https://meet.example.org/b", await portal.InterviewVersion(sent)))).IsOk);
        var gone = await portal.Calendar(Personas.OwnerOf("rongxin").Email);
        Assert.Contains("METHOD:CANCEL", gone, StringComparison.Ordinal);
        Assert.DoesNotContain("STATUS:", gone, StringComparison.Ordinal);
        var stays = await portal.Calendar(sent.Talent.Email);
        foreach (var line in new[] { "METHOD:REQUEST", "STATUS:CONFIRMED", "SEQUENCE:2" }) Assert.Contains(line, stays, StringComparison.Ordinal);
        Assert.Equal("https://meet.example.org/b", (await portal.Applicant(sent).Get(new ViewMyInterview(sent.Application))).Interview!.Where);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from interview_seats s join interviews i on i.id = s.interview_id where i.application_id = $1", sent.Application));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Recruiter(sent).Send(new ChangeInterview(sent.Application, [InterviewScene.Owner(sent)], "https://meet.example.org/b", 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new ChangeInterview(sent.Application, [Personas.OwnerOf("haiyun").UserId], "https://meet.example.org/b", await portal.InterviewVersion(sent)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.RecruiterOf("haiyun")).Send(new ChangeInterview(sent.Application, [Personas.OwnerOf("haiyun").UserId], "https://meet.example.org/b", await portal.InterviewVersion(sent)))).Kind);
    }
}

public sealed class CancelInterviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task All_are_told_and_the_application_stays_where_it_is()
    {
        var sent = await portal.Arranged(portal.Slot(3));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Recruiter(sent).Send(new CancelInterview(sent.Application, 1))).Kind);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(sent.Talent), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new CancelInterview(sent.Application, await portal.InterviewVersion(sent)))).Kind);
        Assert.True((await portal.Recruiter(sent).Send(new CancelInterview(sent.Application, await portal.InterviewVersion(sent)))).IsOk);
        Assert.Contains("STATUS:CANCELLED", await portal.Calendar(sent.Talent.Email), StringComparison.Ordinal);
        Assert.Equal(ApplicationState.Interview, (await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).State);
        Assert.Equal(InterviewState.Cancelled, (await portal.Applicant(sent).Get(new ViewMyInterview(sent.Application))).Interview!.State);
        // A new one begins anew.
        Assert.True((await portal.Recruiter(sent).Send(InterviewScene.Proposal(sent, [portal.Slot(5)]))).IsOk);
    }

    [Fact]
    public async Task What_a_talent_takes_back_ends_what_was_planned()
    {
        var sent = await portal.Arranged(portal.Slot(8));
        await portal.Applicant(sent).Get(new WithdrawApplication(sent.Application));
        Assert.Equal("Cancelled", await portal.Scalar<string>("select state from interviews where application_id = $1", sent.Application));
        Assert.Contains("METHOD:CANCEL", await portal.Calendar(Personas.RecruiterOf("rongxin").Email), StringComparison.Ordinal);
    }
}

public sealed class RemindOfInterviewsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_day_before_all_are_reminded_once_and_afterwards_those_who_took_part_are_asked()
    {
        var sent = await portal.Arranged(portal.Slot(5));
        await Run();
        Assert.Equal(0, await Reminders(sent.Talent.Email));
        portal.Clock.Advance(LocalTime.Moment(portal.Slot(5), "Asia/Shanghai")!.Value - portal.Clock.GetUtcNow() - TimeSpan.FromHours(20));
        await Run();
        await Run();
        foreach (var address in new[] { sent.Talent.Email, Personas.RecruiterOf("rongxin").Email, Personas.OwnerOf("rongxin").Email }) Assert.Equal(1, await Reminders(address));
        portal.Clock.Advance(TimeSpan.FromHours(22));
        await Run();
        await Run();
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from scorecards where application_id = $1", sent.Application));
        Assert.Equal(1, (await portal.Mails(Personas.OwnerOf("rongxin").Email)).Count(mail => mail.Subject.Contains("How was", StringComparison.Ordinal) || mail.Subject.Contains("评估", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refusal_ends_what_was_planned_unless_it_is_taken_back()
    {
        var (refused, slip) = (await portal.Arranged(portal.Slot(70)), await portal.Arranged(portal.Slot(71)));
        foreach (var sent in new[] { refused, slip }) await portal.Move(sent, ApplicationState.Declined, "no");
        await portal.Recruiter(slip).Get(new UndoMove(slip.Application, ApplicationState.Interview, ApplicationState.Declined));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await Run();
        Assert.Equal(("Cancelled", "Fixed"), (await portal.Scalar<string>("select state from interviews where application_id = $1", refused.Application), await portal.Scalar<string>("select state from interviews where application_id = $1", slip.Application)));
    }

    [Fact]
    public async Task No_person_may_send_it() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new RemindOfInterviews(0))).Kind);

    private async Task Run() => Assert.True((await portal.AsSystem().Send(new RemindOfInterviews(0), Guid.NewGuid())).IsOk);

    private async Task<int> Reminders(string address) => (await portal.Mails(address)).Count(mail => mail.Subject.Contains("tomorrow", StringComparison.Ordinal) || mail.Subject.Contains("面试临近", StringComparison.Ordinal));
}

public sealed class ViewMyInterviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_talent_sees_it_here()
    {
        var sent = await portal.Arranged(portal.Slot(3));
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("rongxin")), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewMyInterview(sent.Application))).Kind);
        var fresh = await portal.Applied();
        Assert.Null((await portal.Applicant(fresh).Get(new ViewMyInterview(fresh.Application))).Interview);
    }

    [Fact]
    public async Task Times_begin_with_the_talents_own_clock_as_far_as_they_said_where_they_live()
    {
        var one = await portal.Opened();
        var sent = await portal.Applied(talent: one.Talent);
        var (london, berlin) = (portal.Slot(33), portal.Slot(34));
        await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [london, berlin]));
        // The case began in Dublin, and the profile says Great Britain since.
        Assert.Equal(new KnownClock("Europe/London", ClockSource.Profile), await Clock());
        await Country("IE");
        Assert.Equal(new KnownClock("Europe/Dublin", ClockSource.Case), await Clock());
        // Of a country with several clocks the case knows the very one.
        await portal.Scalar<int>("update cases set time_zone = 'America/Denver' where id = $1", one.Id);
        await Country("US");
        Assert.Equal(new KnownClock("America/Denver", ClockSource.Case), await Clock());
        await portal.Scalar<int>("update cases set closed_at = now() where id = $1", one.Id);
        Assert.Equal(new KnownClock("America/New_York", ClockSource.Profile), await Clock());
        await portal.Scalar<int>("update talent_profiles set country_code = null where user_id = $1", one.Talent.UserId);
        Assert.Equal(new KnownClock("Asia/Shanghai", ClockSource.Unknown), await Clock());
        // What was chosen holds for the next interview too, and nobody else's does.
        await portal.Applicant(sent).Get(InterviewScene.Choice(sent, london));
        var next = await portal.Applied(talent: one.Talent, cv: await portal.AddCv(one.Talent));
        await portal.Recruiter(next).Get(InterviewScene.Proposal(next, [portal.Slot(35)]));
        foreach (var of in new[] { sent, next }) Assert.Equal(new KnownClock("Europe/London", ClockSource.Chosen), (await portal.Applicant(of).Get(new ViewMyInterview(of.Application))).Clock);
        var other = await portal.Applied(talent: await portal.NewTalent());
        Assert.Equal(ClockSource.Profile, (await portal.Applicant(other).Get(new ViewMyInterview(other.Application))).Clock.Source);

        async Task<KnownClock> Clock() => (await portal.Applicant(sent).Get(new ViewMyInterview(sent.Application))).Clock;
        Task Country(string code) => portal.Scalar<int>("update talent_profiles set country_code = $1 where user_id = $2", code, one.Talent.UserId);
    }

    [Fact]
    public async Task The_page_prints_both_clocks_the_own_one_first_says_why_and_another_can_be_chosen_without_scripts()
    {
        var sent = await portal.Applied();
        var slot = portal.Slot(36, 17);
        await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [slot]));
        using var client = await portal.SignedInClient(sent.Talent);
        var address = $"/fujian/en/me/interviews/{sent.Application}";
        var page = await client.Page(address);
        Assert.Equal("Europe/London", page.QuerySelector("select[name=zone] option[selected]")!.GetAttribute("value"));
        Assert.Contains("country in your profile", Choosing(page)!.TextContent, StringComparison.Ordinal);
        Both(page, "London", "Beijing and Shanghai");
        Assert.Equal("Europe/London", page.QuerySelector("input[name='Form.TimeZone']")!.GetAttribute("value"));

        var chosen = await client.Page(address + "?zone=America%2FDenver");
        Both(chosen, "Denver", "Beijing and Shanghai");
        Assert.DoesNotContain("country in your profile", Choosing(chosen)!.TextContent, StringComparison.Ordinal);
        await portal.Scalar<int>("update talent_profiles set country_code = null where user_id = $1", sent.Talent.UserId);
        var unknown = await client.Page(address);
        Assert.Equal("Asia/Shanghai", unknown.QuerySelector("select[name=zone] option[selected]")!.GetAttribute("value"));
        Assert.Contains("have not said where you live", Choosing(unknown)!.TextContent, StringComparison.Ordinal);

        static AngleSharp.Dom.IElement? Choosing(AngleSharp.Dom.IDocument of) => of.QuerySelector("section[aria-labelledby=choose]");

        static void Both(AngleSharp.Dom.IDocument page, string own, string theirs)
        {
            var text = page.QuerySelector(".choice:has([name='Form.Slot'])")!.TextContent;
            Assert.True(text.IndexOf(own, StringComparison.Ordinal) is var first and >= 0 && text.IndexOf(theirs, StringComparison.Ordinal) > first, text);
        }
    }
}

public sealed class ViewInterviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_employer_sees_its_own_and_the_person_sees_that_it_did()
    {
        var sent = await portal.Arranged(portal.Slot(3));
        var before = await Rows(sent);
        var seen = await portal.Recruiter(sent).Get(new ViewInterview(sent.Application));
        Assert.Equal(before + 1, await Rows(sent));
        Assert.Contains(InterviewScene.Owner(sent), seen.Members.Select(member => member.Id));
        Assert.DoesNotContain("Wei Ling", System.Text.Json.JsonSerializer.Serialize(seen), StringComparison.Ordinal);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(sent.Talent), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewInterview(sent.Application))).Kind);
    }

    private Task<long> Rows(Sent sent) => portal.Scalar<long>("select count(*) from access_entries where user_id = $1", sent.Talent.UserId);
}

public sealed class ViewCaseApplicationsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_consultant_sees_what_the_talent_shows_as_long_as_they_do()
    {
        var one = await portal.Opened();
        var (shown, hidden) = (await portal.Applied(talent: one.Talent), await portal.Applied(talent: one.Talent, cv: await portal.AddCv(one.Talent)));
        var consultant = portal.As(CaseScene.Overseas);
        Assert.Empty((await consultant.Get(new ViewCaseApplications(one.Id))).Items);
        Assert.Equal(0L, await Rows());
        await portal.Applicant(shown).Get(new ShareApplication(shown.Application, true));
        var item = Assert.Single((await consultant.Get(new ViewCaseApplications(one.Id))).Items);
        var mine = await portal.Applicant(shown).Get(new ViewMyApplication(shown.Application));
        Assert.Equal((shown.Application, mine.State, mine.Owed, mine.Steps.Count), (item.Id, item.State, item.Owed, item.Steps.Count));
        Assert.Equal(1L, await Rows());
        foreach (var word in new[] { "I can talk in the evenings.", "cv.pdf", hidden.Application.ToString() }) Assert.DoesNotContain(word, System.Text.Json.JsonSerializer.Serialize(item), StringComparison.Ordinal);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewCaseApplications(one.Id))).Kind);
        await portal.Applicant(shown).Get(new ShareApplication(shown.Application, false));
        Assert.Empty((await consultant.Get(new ViewCaseApplications(one.Id))).Items);

        Task<long> Rows() => portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'applications'", one.Talent.UserId);
    }

    [Fact]
    public async Task Asked_along_the_consultant_learns_of_that_interview_alone()
    {
        var one = await portal.Opened();
        var sent = await portal.Arranged(portal.Slot(90), along: true, new(one.Talent));
        var item = Assert.Single((await portal.As(CaseScene.Overseas).Get(new ViewCaseApplications(one.Id))).Items);
        Assert.Equal((false, 0, true, "https://meet.example.org/a"), (item.IsShared, item.Steps.Count, item.Interview!.WithMe, item.Interview.Where));
        Assert.Contains("METHOD:REQUEST", await portal.Calendar(CaseScene.Overseas.Email), StringComparison.Ordinal);
        var alone = await portal.Arranged(portal.Slot(91), along: false, new(one.Talent));
        Assert.Single((await portal.As(CaseScene.Overseas).Get(new ViewCaseApplications(one.Id))).Items);
        Assert.NotEqual(sent.Application, alone.Application);
    }
}
