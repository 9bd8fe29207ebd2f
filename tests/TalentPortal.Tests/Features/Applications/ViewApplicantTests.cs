using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class ViewApplicantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_employer_reads_profile_note_and_course_and_each_reading_is_in_the_persons_log()
    {
        var sent = await portal.Applied();
        var seen = await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        Assert.Equal((ApplicantAccess.Open, "Wei Ling", "wei.ling@example.org", "I can talk in the evenings."), (seen.Access, seen.Profile!.Name, seen.Profile.Email, seen.Note));
        Assert.Equal(("cv.pdf", ApplicationState.Received), (seen.Document!.FileName, seen.State));
        Assert.Equal([ApplicationState.Received], seen.Steps.Select(step => step.State));
        await portal.As(Personas.OwnerOf("rongxin")).Get(new ViewApplicant(sent.Application));

        var log = await portal.As(sent.Talent).Get(new BrowseAccessLog());
        Assert.Equal([2, 1], log.Items.Select(item => item.Number));
        Assert.All(log.Items, item => Assert.Equal(("application", "profile note", (Guid?)sent.Application), (item.Purpose, item.What, item.SubjectId)));
        Assert.Equal(["Head of people", "Recruiter"], log.Items.Select(item => item.Reader));
        Assert.Null(log.FirstWrong);
    }

    [Fact]
    public async Task The_same_reading_once_again_within_half_an_hour_is_no_second_entry()
    {
        var sent = await portal.Applied();
        var recruiter = portal.Recruiter(sent);
        // At ten in the morning there, so that no midnight comes between.
        portal.Clock.Advance(TimeSpan.FromHours(34 - portal.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Hour));
        await recruiter.Get(new ViewApplicant(sent.Application));
        portal.Clock.Advance(AccessLog.OneReading - TimeSpan.FromSeconds(1));
        await recruiter.Get(new ViewApplicant(sent.Application));
        Assert.Equal(1, (await Log(sent)).Total);
        // Somebody else's look, and what else the same person opens, are entries of their own.
        await portal.As(Personas.OwnerOf("rongxin")).Get(new ViewApplicant(sent.Application));
        await recruiter.Get(new OpenApplicantCv(sent.Application));
        Assert.Equal(3, (await Log(sent)).Total);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await recruiter.Get(new ViewApplicant(sent.Application));
        Assert.Equal(4, (await Log(sent)).Total);
        Assert.Null((await Log(sent)).FirstWrong);
    }

    [Fact]
    public async Task Midnight_at_the_tenant_parts_two_readings()
    {
        var sent = await portal.Applied();
        var now = portal.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        portal.Clock.Advance(now.Date.AddDays(1).AddMinutes(-5) - now.DateTime);
        await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        Assert.Equal(2, (await Log(sent)).Total);
    }

    [Fact]
    public async Task Nobody_else_opens_it_and_no_log_tells_of_their_attempt()
    {
        var sent = await portal.Applied();
        TestSender[] strangers =
        [
            portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(Personas.RecruiterOf("pengwan"), "greater-bay"), portal.As(Personas.OwnerOf("weiliang"), "zhongguancun"),
            portal.As(sent.Talent), portal.As(await portal.NewTalent()), portal.As(null), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.PlatformAdministrator),
        ];
        foreach (var stranger in strangers) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewApplicant(sent.Application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new ViewApplicant(Guid.NewGuid()))).Kind);
        Assert.Equal(0, (await portal.As(sent.Talent).Get(new BrowseAccessLog())).Total);
    }

    [Fact]
    public async Task Withdrawn_consent_taken_back_or_expired_it_opens_no_more_in_code_or_in_SQL()
    {
        var (withdrawn, closed, expired) = (await portal.Applied(), await portal.Applied(), await portal.Applied());
        await portal.Applicant(withdrawn).Get(new WithdrawApplication(withdrawn.Application));
        var consent = (await portal.As(closed.Talent).Get(new BrowseConsents())).Items.Single(item => item.ApplicationId == closed.Application);
        await portal.As(closed.Talent).Get(new WithdrawConsent(consent.Id));
        await Closed(withdrawn, ApplicantAccess.ApplicationWithdrawn);
        await Closed(closed, ApplicantAccess.ConsentWithdrawn);
        Assert.NotNull((await portal.Recruiter(expired).Get(new ViewApplicant(expired.Application))).Profile);
        portal.Clock.Advance(JobApplication.OpenFor + TimeSpan.FromMinutes(1));
        await Closed(expired, ApplicantAccess.Expired);
        Assert.Equal(1, (await portal.As(expired.Talent).Get(new BrowseAccessLog())).Total);
    }

    [Fact]
    public async Task An_employer_that_the_tenant_no_longer_admits_opens_nothing()
    {
        var sent = await portal.Applied("haiyun");
        Assert.NotNull((await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application))).Profile);
        await portal.Decide("haiyun", AdmissionDecision.End);
        var seen = await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        Assert.Equal((ApplicantAccess.AdmissionEnded, null, null, null, null), (seen.Access, seen.Profile, seen.Document, seen.Note, seen.OpenUntil));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new OpenApplicantCv(sent.Application))).Kind);
        Assert.Equal(1, (await portal.As(sent.Talent).Get(new BrowseAccessLog())).Total);
    }

    [Fact]
    public async Task Another_live_application_of_the_same_person_does_not_open_a_closed_one()
    {
        var closed = await portal.Applied();
        var live = await portal.Applied(talent: closed.Talent, cv: await portal.AddCv(closed.Talent, name: "other.pdf"));
        var consent = (await portal.As(closed.Talent).Get(new BrowseConsents())).Items.Single(item => item.ApplicationId == closed.Application);
        await portal.As(closed.Talent).Get(new WithdrawConsent(consent.Id));
        var seen = await portal.Recruiter(closed).Get(new ViewApplicant(closed.Application));
        Assert.Equal((ApplicantAccess.ConsentWithdrawn, null, null, null), (seen.Access, seen.Profile, seen.Document, seen.Note));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(closed).Send(new OpenApplicantCv(closed.Application))).Kind);
        Assert.Equal("other.pdf", (await portal.Recruiter(live).Get(new ViewApplicant(live.Application))).Document!.FileName);
    }

    [Fact]
    public void What_the_employer_reads_are_fields_that_a_grant_may_open()
    {
        foreach (var shown in typeof(ViewApplicantResult.Person).GetProperties().Select(property => property.Name))
        {
            var field = typeof(TalentProfile).GetProperty(shown) ?? throw new InvalidOperationException($"{shown} is no field of the profile.");
            var kept = ((ClassAttribute)Attribute.GetCustomAttribute(field, typeof(ClassAttribute))!).FieldClass;
            Assert.True(kept is FieldClass.Public or FieldClass.Contact or FieldClass.Sensitive, $"{shown} is {kept}");
        }
    }

    private Task<BrowseAccessLogResult> Log(Sent sent) => portal.As(sent.Talent).Get(new BrowseAccessLog());

    private async Task Closed(Sent sent, ApplicantAccess why)
    {
        var seen = await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        Assert.Equal((why, null, null, null), (seen.Access, seen.Profile, seen.Document, seen.Note));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new OpenApplicantCv(sent.Application))).Kind);
        Assert.Equal(0, await portal.CountAsEmployer(sent.Employer, sent.Tenant, "select count(*) from talent_profiles where user_id = $1", sent.Talent.UserId));
        Assert.Equal(0, await portal.CountAsEmployer(sent.Employer, sent.Tenant, "select count(*) from cv_documents where user_id = $1", sent.Talent.UserId));
    }
}
