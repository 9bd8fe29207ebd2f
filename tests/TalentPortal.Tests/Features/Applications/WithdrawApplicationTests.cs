using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class WithdrawApplicationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_ends_the_application_and_the_consent_and_closes_what_was_open()
    {
        var sent = await portal.Applied();
        await portal.Applicant(sent).Get(new WithdrawApplication(sent.Application));
        var mine = await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application));
        Assert.Equal((ApplicationState.Withdrawn, false, null), (mine.State, mine.IsOpen, mine.OpenUntil));
        Assert.Equal(CallSide.Party, mine.Steps[^1].By);
        Assert.NotNull((await portal.As(sent.Talent).Get(new BrowseConsents())).Items.Single(item => item.ApplicationId == sent.Application).WithdrawnAt);
        Assert.Equal(0, await portal.CountAsEmployer("rongxin", "fujian", "select count(*) from talent_profiles where user_id = $1", sent.Talent.UserId));
    }

    [Fact]
    public async Task Another_application_of_the_same_person_and_its_consent_go_on()
    {
        var sent = await portal.Applied();
        var other = await portal.Applied(talent: sent.Talent, cv: sent.Cv);
        await portal.Applicant(sent).Get(new WithdrawApplication(sent.Application));
        var consents = (await portal.As(sent.Talent).Get(new BrowseConsents())).Items.Where(item => item.ApplicationId is not null).ToDictionary(item => item.ApplicationId!.Value);
        Assert.Equal((true, false), (consents[sent.Application].WithdrawnAt is not null, consents[other.Application].WithdrawnAt is not null));
        Assert.Equal(ApplicantAccess.Open, (await portal.Recruiter(other).Get(new ViewApplicant(other.Application))).Access);
        Assert.True((await portal.Recruiter(other).Send(new OpenApplicantCv(other.Application))).IsOk);
    }

    [Fact]
    public async Task Twice_has_one_effect_and_what_is_over_stays_over()
    {
        var (sent, over) = (await portal.Applied(), await portal.Applied());
        var command = Guid.CreateVersion7();
        foreach (var _ in Enumerable.Range(0, 3)) Assert.True((await portal.Applicant(sent).Send(new WithdrawApplication(sent.Application), command)).IsOk);
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from application_steps where application_id = $1", sent.Application));
        Assert.Equal("WithdrawApplication_AlreadyOver", (await portal.Applicant(sent).Send(new WithdrawApplication(sent.Application))).Reason!.Name);
        await portal.Move(over, ApplicationState.Declined, "no");
        Assert.Equal("WithdrawApplication_AlreadyOver", (await portal.Applicant(over).Send(new WithdrawApplication(over.Application))).Reason!.Name);
    }

    [Fact]
    public async Task Only_the_person_and_only_at_the_applications_tenant()
    {
        var sent = await portal.Applied();
        foreach (var stranger in new[] { portal.As(sent.Talent, "zhongguancun"), portal.As(sent.Talent, ""), portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("rongxin")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new WithdrawApplication(sent.Application))).Kind);
        Assert.Equal("Received", await portal.Scalar<string>("select state from job_applications where id = $1", sent.Application));
    }
}
