using System.Net;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.MyArea;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Interviews;

public sealed class BrowseInvitationsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_waits_for_a_choice_comes_first_at_whichever_tenant_and_the_past_last()
    {
        var person = await portal.NewTalent();
        var cv = await portal.AddCv(person);
        var (asked, isFixed, off, elsewhere) = (await Applied(), await Applied(), await Applied(), await Applied("pengwan", "greater-bay"));
        await portal.Recruiter(asked).Get(InterviewScene.Proposal(asked, [portal.Slot(5), portal.Slot(6)]));
        await portal.Recruiter(elsewhere).Get(InterviewScene.Proposal(elsewhere, [portal.Slot(3)]));
        foreach (var (sent, hour) in new[] { (isFixed, 11), (off, 14) })
        {
            await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [portal.Slot(4, hour)]));
            await portal.Applicant(sent).Get(InterviewScene.Choice(sent, portal.Slot(4, hour)));
        }

        await portal.Recruiter(off).Get(new CancelInterview(off.Application, await portal.InterviewVersion(off)));
        var me = portal.As(person, "");
        var items = (await me.Get(new BrowseInvitations())).Items;
        Assert.Equal([(elsewhere.Application, true, true), (asked.Application, true, true), (isFixed.Application, false, true), (off.Application, false, false)], items.Select(item => (item.ApplicationId, item.Waits, item.IsAhead)));
        Assert.Equal(("greater-bay", 1), (items[0].Tenant.Slug, items[0].Left));
        Assert.Equal((2, InterviewState.Fixed, LocalTime.Moment(portal.Slot(4, 11), "Asia/Shanghai"), "Europe/London"), (items[1].Left, items[2].State, items[2].StartsAt, items[2].TalentZone));
        Assert.Equal(InterviewState.Cancelled, items[3].State);

        // The first page of one's own area says so too, and when the next one is.
        var mine = await me.Get(new ViewMyArea());
        Assert.Equal((2, isFixed.Application, items[2].StartsAt), (mine.Invited, mine.Next!.ApplicationId, (DateTimeOffset?)mine.Next.At));
        Assert.Equal([null, InterviewState.Proposed, InterviewState.Proposed, InterviewState.Fixed], mine.Open.Select(open => open.Interview).Order());

        // Proposed anew it is one invitation, not two; with nobody's time left it still waits for a word.
        await portal.Recruiter(off).Get(InterviewScene.Proposal(off, [portal.Slot(8)]));
        Assert.Equal((4, InterviewState.Proposed), ((await me.Get(new BrowseInvitations())).Items.Count, (await One(off)).State));
        portal.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal((0, true), ((await One(asked)).Left, (await One(asked)).Waits));
        Assert.Equal((true, false), ((await One(isFixed)).IsOver, (await One(isFixed)).IsAhead));
        Assert.Null((await me.Get(new ViewMyArea())).Next);
        await portal.Move(asked, ApplicationState.Declined, "no");
        Assert.Equal((false, false), ((await One(asked)).Waits, (await One(asked)).IsAhead));

        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseInvitations())).Kind);
        foreach (var stranger in new[] { await portal.NewTalent(), Personas.RecruiterOf("rongxin"), Personas.RecruiterOf("pengwan") }) Assert.Empty((await portal.As(stranger).Get(new BrowseInvitations())).Items);

        Task<Sent> Applied(string employer = "rongxin", string tenant = "fujian") => portal.Applied(employer, tenant, person, cv);
        async Task<BrowseInvitationsResult.Item> One(Sent sent) => (await me.Get(new BrowseInvitations())).Items.Single(item => item.ApplicationId == sent.Application);
    }
}

/// <summary>The entry for the calendar, taken from the pages.</summary>
public sealed class InterviewFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_the_entry_that_the_mails_tell_of_for_whoever_takes_part_and_nobody_else()
    {
        var slot = portal.Slot(3);
        var sent = await portal.Applied();
        var (mine, theirs) = ($"/fujian/en/me/interviews/{sent.Application}/interview.ics", $"/fujian/en/employer/interviews/{sent.Application}/interview.ics");
        using var talent = await portal.SignedInClient(sent.Talent);
        using var recruiter = await portal.SignedInClient(Personas.RecruiterOf("rongxin"));
        using var owner = await portal.SignedInClient(Personas.OwnerOf("rongxin"));
        await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [slot], [InterviewScene.Recruiter(sent)]));
        Assert.Equal(HttpStatusCode.NotFound, (await talent.GetAsync(mine)).StatusCode);
        await portal.Applicant(sent).Get(InterviewScene.Choice(sent, slot));

        var mailed = await portal.Calendar(sent.Talent.Email);
        foreach (var (client, address) in new[] { (talent, mine), (recruiter, theirs) })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal(("text/calendar", "attachment", "no-store"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Headers.CacheControl!.ToString()));
            var file = await Read(answer);
            Assert.Contains("METHOD:PUBLISH", file, StringComparison.Ordinal);
            foreach (var name in new[] { "UID:", "DTSTART:", "DTEND:", "SEQUENCE:", "STATUS:" }) Assert.Equal(Line(mailed, name), Line(file, name));
            Assert.StartsWith("SUMMARY:Appointment", Line(file, "SUMMARY:"), StringComparison.Ordinal);
            foreach (var secret in new[] { "meet.example", "engineer", "rongxin", "Wei Ling" }) Assert.DoesNotContain(secret, file, StringComparison.OrdinalIgnoreCase);
        }

        // To take the file is no reading of a person.
        var readings = await Rows();
        using (await recruiter.GetAsync(theirs)) Assert.Equal(readings, await Rows());
        using var other = await portal.SignedInClient(await portal.NewTalent());
        using var rival = await portal.SignedInClient(Personas.RecruiterOf("haiyun"));
        using var visitor = await portal.Http();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(mine)).StatusCode);
        // The owner plans interviews, but does not take part in this one.
        foreach (var client in new[] { owner, rival, other }) Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync(theirs)).StatusCode);
        foreach (var address in new[] { mine, theirs }) Assert.NotEqual(HttpStatusCode.OK, (await visitor.GetAsync(address)).StatusCode);

        await portal.Applicant(sent).Get(new AnswerInterview(sent.Application, InterviewAnswer.Cancel, null, null, false, null));
        foreach (var (client, address) in new[] { (talent, mine), (recruiter, theirs) })
        {
            using var answer = await client.GetAsync(address);
            var file = await Read(answer);
            foreach (var line in new[] { "METHOD:CANCEL", "STATUS:CANCELLED", Line(mailed, "UID:"), "SEQUENCE:2", "ORGANIZER" }) Assert.Contains(line, file, StringComparison.Ordinal);
        }

        Task<long> Rows() => portal.Scalar<long>("select count(*) from access_entries where user_id = $1", sent.Talent.UserId);
    }

    private static async Task<string> Read(HttpResponseMessage answer) => (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);

    private static string Line(string file, string name) => Assert.Single(file.Split("\r\n"), line => line.StartsWith(name, StringComparison.Ordinal));
}
