using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class BrowseApplicantsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_employer_sees_its_own_at_this_tenant_counted_by_state_and_position_and_no_word_about_persons()
    {
        var (one, two, elsewhere, foreign) = (await portal.Applied(), await portal.Applied(), await portal.Applied("rongxin", "greater-bay"), await portal.Applied("haiyun"));
        await portal.Move(two, ApplicationState.Screening);
        var found = await portal.Recruiter(one).Get(new BrowseApplicants());
        Assert.Equal(new[] { one.Application, two.Application }.Order(), found.Items.Select(item => item.Id).Order());
        Assert.Equal((1, 1), (found.Counts[ApplicationState.Received], found.Counts[ApplicationState.Screening]));
        Assert.Equal(new[] { one.Job, two.Job }.Order(), found.Positions.Select(position => position.JobId).Order());
        Assert.Equal([two.Application], (await portal.Recruiter(one).Get(new BrowseApplicants(State: ApplicationState.Screening))).Items.Select(item => item.Id));
        Assert.Equal([one.Application], (await portal.Recruiter(one).Get(new BrowseApplicants(one.Job))).Items.Select(item => item.Id));
        Assert.Empty((await portal.Recruiter(one).Get(new BrowseApplicants(foreign.Job))).Items);
        Assert.Equal([elsewhere.Application], (await portal.Recruiter(elsewhere).Get(new BrowseApplicants())).Items.Select(item => item.Id));
        Assert.Empty((await portal.As(Personas.RecruiterOf("pengwan"), "greater-bay").Get(new BrowseApplicants())).Items);
        Assert.DoesNotContain("Wei Ling", System.Text.Json.JsonSerializer.Serialize(found), StringComparison.Ordinal);
        Assert.All(found.Items, item => Assert.Equal(JobApplication.ReferenceOf(item.Id), item.Reference));
    }

    [Fact]
    public async Task Others_are_not_let_in_and_nonsense_is_refused()
    {
        foreach (var stranger in new[] { portal.As(Personas.Talent), portal.As(null), portal.As(Personas.Staff(PortalRole.TenantAdministrator)) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new BrowseApplicants())).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new BrowseApplicants(Page: 0))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new BrowseApplicants(State: (ApplicationState)77))).Kind);
    }

    [Fact]
    public void A_reference_has_six_signs_and_says_nothing_of_time()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Matches("^[23456789BCDFGHJKMNPQRSTVWXZ]{6}$", JobApplication.ReferenceOf(a));
        Assert.Equal(JobApplication.ReferenceOf(a), JobApplication.ReferenceOf(a));
        Assert.NotEqual(JobApplication.ReferenceOf(a), JobApplication.ReferenceOf(b));
    }
}
