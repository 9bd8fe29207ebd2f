using System.Runtime.CompilerServices;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Members;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Members;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

/// <summary>Interviewers of the demonstration's employers.</summary>
internal static class InterviewerScene
{
    private static readonly ConditionalWeakTable<PortalFixture, DemoPerson> First = [];

    public static async Task<DemoPerson> NewInterviewer(this PortalFixture portal, string employer = "rongxin")
    {
        var person = await portal.NewPerson();
        await portal.Scalar<int>("insert into employer_memberships (employer_id, user_id, display_name, role, joined_at) values ($1, $2, 'Ina Viewer', 'EmployerInterviewer', now())", DemoPeople.Employer(employer).Id, person.UserId);
        return person;
    }

    /// <summary>The same one each time, of Rongxin.</summary>
    public static async Task<DemoPerson> Interviewer(this PortalFixture portal)
    {
        if (!First.TryGetValue(portal, out var person)) First.Add(portal, person = await portal.NewInterviewer());
        return person;
    }
}

/// <summary>Who is only asked about some applicants sees these and nothing else of the employer's.</summary>
public sealed class InterviewerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_interviewer_reads_and_assesses_whom_they_were_asked_about_and_nobody_else()
    {
        var (asked, other) = (await portal.Applied(), await portal.Applied());
        var person = await portal.NewInterviewer();
        var (interviewer, recruiter) = (portal.As(person), portal.Recruiter(asked));
        await Closed(interviewer, asked);
        Assert.Empty((await interviewer.Get(new BrowseMyInterviews())).Items);

        await recruiter.Get(new AssignInterviewer([asked.Application], person.UserId));
        var waits = Assert.Single((await interviewer.Get(new BrowseMyInterviews())).Items);
        Assert.Equal((asked.Application, true, (DateTimeOffset?)null), (waits.ApplicationId, waits.Waits, waits.SentAt));
        await recruiter.Get(new NoteApplicant(asked.Application, "Ask about the notice period."));
        await recruiter.Get(new SaveScorecard(asked.Application, [4, 4, 4, 4], "Outstanding.", true, 0));
        var seen = await interviewer.Get(new ViewApplicant(asked.Application));
        Assert.Equal((ApplicantAccess.Open, "Wei Ling", "I can talk in the evenings.", false), (seen.Access, seen.Profile!.Name, seen.Note, seen.MayMove));
        Assert.Equal((null, null, 0, 0, 0, 0), (seen.Profile.Email, seen.Profile.Phone, seen.Next.Count, seen.Steps.Count, seen.Notes.Count, seen.Colleagues.Count));
        Assert.True(Assert.Single(seen.Scorecards).IsMine);
        Assert.True((await interviewer.Send(new OpenApplicantCv(asked.Application))).IsOk);
        Assert.Equal("Ina Viewer", (await portal.As(asked.Talent).Get(new BrowseAccessLog())).Items.Select(item => item.Reader).Distinct().Single());

        Assert.True((await interviewer.Send(new SaveScorecard(asked.Application, [3, 2, 3, 4], "Careful answers.", true, seen.Scorecards[0].Version))).IsOk);
        Assert.Equal(2, (await recruiter.Get(new ViewApplicant(asked.Application))).Scorecards.Count(card => card.Scores is not null));
        Assert.NotNull(Assert.Single((await interviewer.Get(new BrowseMyInterviews())).Items).SentAt);
        await Closed(interviewer, other);

        // Mails about all applicants are not theirs: this is the one that asks them.
        var mail = Assert.Single(await portal.Mails(person.Email));
        Assert.EndsWith("employer/interviews", mail.Link, StringComparison.Ordinal);
        foreach (var secret in new[] { "Wei Ling", "Process engineer", asked.Application.ToString() }) Assert.DoesNotContain(secret, mail.Subject + mail.Text, StringComparison.Ordinal);
        // Taken back, it closes to them as to everybody.
        await portal.Applicant(asked).Get(new WithdrawApplication(asked.Application));
        Assert.Null((await interviewer.Get(new ViewApplicant(asked.Application))).Profile);
        // Whoever is no longer with the employer is nobody to it.
        await portal.As(Personas.OwnerOf("rongxin")).Get(new EndEmployerMembership(person.UserId));
        Assert.Equal(OutcomeKind.NotFound, (await interviewer.Send(new BrowseMyInterviews())).Kind);
    }

    [Fact]
    public async Task Colleagues_scorecards_are_there_once_ones_own_is_sent_and_not_before()
    {
        var (sent, other) = (await portal.Applied(), await portal.Applied());
        var (person, second) = (await portal.NewInterviewer(), await portal.NewInterviewer());
        var (interviewer, colleague, recruiter, owner) = (portal.As(person), portal.As(second), portal.Recruiter(sent), portal.As(Personas.OwnerOf("rongxin")));
        foreach (var member in new[] { person, second }) await recruiter.Get(new AssignInterviewer([sent.Application, other.Application], member.UserId));
        foreach (var application in new[] { sent.Application, other.Application }) await recruiter.Get(new SaveScorecard(application, [4, 3, 4, 2], "Outstanding.", true, 0));
        await colleague.Get(new SaveScorecard(sent.Application, [1, 2, 1, 1], "Half a draft.", false, (await Mine(colleague, sent)).Version));

        // Kept for later is not sent.
        await interviewer.Get(new SaveScorecard(sent.Application, [2, 2, 2, 2], "Not sure yet.", false, (await Mine(interviewer, sent)).Version));
        Assert.True(Assert.Single((await interviewer.Get(new ViewApplicant(sent.Application))).Scorecards).IsMine);
        await interviewer.Get(new SaveScorecard(sent.Application, [2, 3, 2, 3], "Careful answers.", true, (await Mine(interviewer, sent)).Version));
        var theirs = Assert.Single((await interviewer.Get(new ViewApplicant(sent.Application))).Scorecards, card => !card.IsMine);
        Assert.Equal(("4 3 4 2", "Outstanding.", Personas.RecruiterOf("rongxin").UserId), (string.Join(' ', theirs.Scores!), theirs.Words, theirs.MemberUserId));
        // Of this applicant alone; and who has not sent theirs goes on without.
        Assert.True(Assert.Single((await interviewer.Get(new ViewApplicant(other.Application))).Scorecards).IsMine);
        Assert.True(Assert.Single((await colleague.Get(new ViewApplicant(sent.Application))).Scorecards).IsMine);
        // The owner was not asked: who reads all applicants sees who has sent and who has not, as ever.
        Assert.Equal([false, true, true], (await owner.Get(new ViewApplicant(sent.Application))).Scorecards.Select(card => card.SentAt is not null).Order());
        await colleague.Get(new SaveScorecard(sent.Application, [3, 3, 3, 3], "The whole.", true, (await Mine(colleague, sent)).Version));
        foreach (var reader in new[] { interviewer, colleague, recruiter, owner })
            Assert.Equal(["Careful answers.", "Outstanding.", "The whole."], (await reader.Get(new ViewApplicant(sent.Application))).Scorecards.Select(card => card.Words).Order());

        foreach (var stranger in new[] { portal.As(await portal.NewInterviewer("haiyun")), portal.As(Personas.RecruiterOf("haiyun")), portal.As(person, "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewApplicant(sent.Application))).Kind);
        // What closes to everybody closes here too.
        await portal.Applicant(sent).Get(new WithdrawApplication(sent.Application));
        Assert.Empty((await interviewer.Get(new ViewApplicant(sent.Application))).Scorecards);

        static async Task<OpenScorecard> Mine(TestSender who, Sent of) => (await who.Get(new ViewApplicant(of.Application))).Scorecards.Single(card => card.IsMine);
    }

    [Fact]
    public async Task Interviewers_of_another_employer_and_at_another_tenant_see_nothing()
    {
        var sent = await portal.Applied();
        var (own, stranger) = (await portal.NewInterviewer(), await portal.NewInterviewer("haiyun"));
        await portal.Recruiter(sent).Get(new AssignInterviewer([sent.Application], own.UserId));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new AssignInterviewer([sent.Application], stranger.UserId))).Kind);
        foreach (var sender in new[] { portal.As(stranger), portal.As(own, "greater-bay"), portal.As(own, "") }) await Closed(sender, sent);
        Assert.Equal(ApplicantAccess.Open, (await portal.As(own).Get(new ViewApplicant(sent.Application))).Access);
    }

    /// <summary>From the code: a permission that is given to interviewers by the way is found here.</summary>
    [Fact]
    public void Of_all_that_members_of_an_employer_may_do_these_are_all()
    {
        var theirs = RoleCatalogue.Permissions.Where(permission => permission.Value.Contains(PortalRole.EmployerInterviewer)).Select(permission => permission.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["applications.assess", "interviews.take-part"], theirs);
        var requests = RequestCatalogue.Requests(typeof(RightsStore).Assembly).Where(request => RequestAccess.Of(request).Permission is "applications.assess" or "interviews.take-part").Select(request => request.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["BrowseMyInterviews", "OpenApplicantCv", "SaveScorecard", "ViewApplicant"], requests);
    }

    [Fact]
    public async Task They_are_invited_as_the_others_and_begin_at_their_own_list()
    {
        var email = TalentPortal.Tests.Features.Accounts.AccountsJourney.NewEmail();
        var owner = portal.As(Personas.OwnerOf("rongxin"));
        await owner.Get(MemberScene.To(email, PortalRole.EmployerInterviewer));
        Assert.Equal(PortalRole.EmployerInterviewer, (await portal.MemberInvitationTo(email, "rongxin")).Role);
        var person = await portal.NewInterviewer();
        var sent = await portal.Applied();
        await portal.Recruiter(sent).Get(new AssignInterviewer([sent.Application], person.UserId));
        using var client = await portal.SignedInClient(person);
        using var home = await client.GetAsync("/fujian/en/employer");
        Assert.Equal("/fujian/en/employer/interviews", home.Headers.Location!.OriginalString);
        var page = await client.Page("/fujian/en/employer/interviews");
        Assert.Contains("Waits for you", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wei Ling", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href='employer/applications'], a[href='employer/jobs'], a[href='employer/members'], a[href='employer/talents']"));
        foreach (var closed in new[] { "employer/applications", "employer/jobs", "employer/talents", "employer/members", $"employer/interviews/{sent.Application}", $"employer/offers/{sent.Application}" })
        {
            using var answer = await client.GetAsync("/fujian/en/" + closed);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(TalentPortal.Platform.Text.ReferenceCode.Of(sent.Application), text, StringComparison.Ordinal);
            Assert.DoesNotContain("Process engineer", text, StringComparison.Ordinal);
        }

        // A recruiter becomes one, and sees nothing any more that nobody asked about.
        await owner.Get(new ChangeEmployerMemberRole(person.UserId, PortalRole.EmployerRecruiter));
        Assert.True((await portal.As(person).Send(new BrowseApplicants())).IsOk);
        await owner.Get(new ChangeEmployerMemberRole(person.UserId, PortalRole.EmployerInterviewer));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new BrowseApplicants())).Kind);
    }

    private async Task Closed(TestSender interviewer, Sent sent)
    {
        ICommand<Done>[] commands =
        [
            new SaveScorecard(sent.Application, [1, 1, 1, 1], "x", true, 0), new NoteApplicant(sent.Application, "x"), new MoveApplication(sent.Application, ApplicationState.Declined, "x", await portal.VersionOf(sent.Application)),
        ];
        foreach (var command in commands) Assert.Equal(OutcomeKind.NotFound, (await interviewer.Send(command)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await interviewer.Send(new ViewApplicant(sent.Application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await interviewer.Send(new OpenApplicantCv(sent.Application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await interviewer.Send(new ViewBoard())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await interviewer.Send(new ViewInterview(sent.Application))).Kind);
    }
}
