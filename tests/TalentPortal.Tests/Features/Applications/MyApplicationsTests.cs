using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class BrowseMyApplicationsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_talent_sees_their_own_at_every_tenant_from_every_site_and_nobody_elses()
    {
        var one = await portal.Applied();
        var two = await portal.Applied("pengwan", "greater-bay", one.Talent, one.Cv);
        await portal.Applied();
        foreach (var tenant in new[] { "fujian", "greater-bay", "zhongguancun", "" })
        {
            var mine = await portal.As(one.Talent, tenant).Get(new BrowseMyApplications());
            Assert.Equal([two.Application, one.Application], mine.Items.Select(item => item.Id));
            Assert.Equal(["greater-bay", "fujian"], mine.Items.Select(item => item.Tenant.Slug));
        }

        Assert.Empty((await portal.As(await portal.NewTalent()).Get(new BrowseMyApplications())).Items);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseMyApplications())).Kind);
    }
}

public sealed class ViewMyApplicationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_sees_what_was_sent_and_until_when_it_is_open()
    {
        var sent = await portal.Applied();
        var mine = await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application));
        Assert.Equal(("I can talk in the evenings.", "cv.pdf", true, "fujian"), (mine.Note, mine.CvName, mine.JobIsPublic, mine.Tenant.Slug));
        Assert.Equal(portal.Clock.GetUtcNow().AddDays(180), mine.OpenUntil!.Value, TimeSpan.FromMinutes(5));
        await portal.ChangeJob(sent.Job, job => job.Close(TalentPortal.Features.Jobs.Domain.JobCloseReason.Filled, portal.Clock.GetUtcNow()));
        mine = await portal.As(sent.Talent, "zhongguancun").Get(new ViewMyApplication(sent.Application));
        Assert.Equal((false, "Process engineer"), (mine.JobIsPublic, mine.JobTitle.En));
    }

    [Fact]
    public async Task Nobody_elses_application_is_there()
    {
        var sent = await portal.Applied();
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("rongxin")), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewMyApplication(sent.Application))).Kind);
    }
}

public sealed class ViewApplicationFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_what_the_employer_will_get_and_what_is_missing()
    {
        var person = await portal.NewPerson();
        var job = await portal.PublicJob();
        var empty = await portal.As(person).Get(new ViewApplicationForm(job));
        Assert.Equal((null, 0, null, null), (empty.Profile, empty.Cvs.Count, empty.Earlier, empty.Barrier));
        await portal.As(person).Get(TalentScene.Profile());
        var cv = await portal.AddCv(person);
        var filled = await portal.As(person, "zhongguancun").Get(new ViewApplicationForm(job));
        Assert.Equal(("Wei Ling", "fujian", "Process engineer"), (filled.Profile!.Name, filled.Tenant.Slug, filled.Job.Title.En));
        Assert.Equal([cv], filled.Cvs.Select(item => item.Id));
        var id = (await portal.As(person).Get(ApplicationScene.Application(job, cv))).Id;
        Assert.Equal(id, (await portal.As(person).Get(new ViewApplicationForm(job))).Earlier);
    }

    [Fact]
    public async Task A_closed_posting_says_so_and_one_that_is_not_public_is_not_there()
    {
        var person = await portal.NewTalent();
        var past = await portal.PublicJob(content: ApplicationScene.Content() with { ClosingDate = new DateOnly(2020, 1, 1) });
        Assert.Equal(ApplyBarrier.Closed, (await portal.As(person).Get(new ViewApplicationForm(past))).Barrier);
        foreach (var id in new[] { await portal.PublicJob(isLive: false), Guid.NewGuid(), Guid.Empty })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ViewApplicationForm(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewApplicationForm(past))).Kind);
    }

    [Fact]
    public async Task Other_peoples_profile_and_CVs_are_not_in_it()
    {
        var (mine, theirs) = (await portal.NewPerson(), await portal.NewTalent("Somebody Else"));
        await portal.AddCv(theirs);
        var form = await portal.As(mine).Get(new ViewApplicationForm(await portal.PublicJob()));
        Assert.Equal((null, 0), (form.Profile, form.Cvs.Count));
    }
}

public sealed class CountApplicationsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_count_their_own_tenants_by_state_and_learn_nothing_else()
    {
        var (one, two) = (await portal.Applied(), await portal.Applied("haiyun"));
        await portal.Applied("pengwan", "greater-bay");
        await portal.Move(two, ApplicationState.Declined, "no");
        foreach (var role in new[] { PortalRole.TenantAdministrator, PortalRole.TeamLead, PortalRole.Reviewer })
        {
            var counts = (await portal.As(Personas.Staff(role)).Get(new CountApplications())).ByState;
            Assert.Equal((1, 1, 2), (counts[ApplicationState.Received], counts[ApplicationState.Declined], counts.Count));
        }

        Assert.Equal(1, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay")).Get(new CountApplications())).ByState[ApplicationState.Received]);
        Assert.Empty((await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun")).Get(new CountApplications())).ByState);
        foreach (var stranger in new[] { portal.As(one.Talent), portal.As(null), portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.Staff(PortalRole.CampusConsultant)) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new CountApplications())).Kind);
    }
}
