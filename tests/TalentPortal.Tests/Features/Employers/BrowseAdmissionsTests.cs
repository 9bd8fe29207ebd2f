using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class BrowseAdmissionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_see_the_employers_of_their_own_tenant()
    {
        var found = await portal.As(Personas.Staff(PortalRole.Reviewer)).Get(new BrowseAdmissions(AdmissionStatus.Admitted));
        Assert.Equal(Ids("rongxin", "haiyun", "rongjiang", "rongju"), found.Rows.Select(row => row.EmployerId).ToHashSet());
        Assert.Equal(4, found.Counts[AdmissionStatus.Admitted]);
        Assert.Equal(1, found.Rows.Single(row => row.EmployerId == DemoPeople.Employer("rongxin").Id).Elsewhere);

        var other = await portal.As(Personas.Staff(PortalRole.Reviewer, "zhongguancun")).Get(new BrowseAdmissions(AdmissionStatus.Admitted));
        Assert.Equal(Ids("weiliang"), other.Rows.Select(row => row.EmployerId).ToHashSet());
    }

    [Fact]
    public async Task Who_waits_longest_comes_first()
    {
        await portal.As(Personas.OwnerOf("weiliang"), "fujian").Get(new RequestAdmission());
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.As(Personas.OwnerOf("pengwan"), "fujian").Get(new RequestAdmission());
        var found = await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(new BrowseAdmissions());
        Assert.Equal([DemoPeople.Employer("weiliang").Id, DemoPeople.Employer("pengwan").Id], found.Rows.Select(row => row.EmployerId));
        var second = await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(new BrowseAdmissions(AdmissionStatus.Requested, 1, 1));
        Assert.Equal(DemoPeople.Employer("pengwan").Id, Assert.Single(second.Rows).EmployerId);
    }

    [Fact]
    public async Task Nobody_else_sees_them()
    {
        foreach (var person in DemoPeople.People.Where(person => person.Role is not (PortalRole.Reviewer or PortalRole.TenantAdministrator)).Append(null))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new BrowseAdmissions())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer), "greater-bay").Send(new BrowseAdmissions())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer), "").Send(new BrowseAdmissions())).Kind);
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
    {
        foreach (var query in new[] { new BrowseAdmissions(Skip: -1), new BrowseAdmissions(Take: 0), new BrowseAdmissions(Take: 101), new BrowseAdmissions((AdmissionStatus)9) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.Staff(PortalRole.Reviewer)).Send(query)).Kind);
    }

    private static HashSet<Guid> Ids(params string[] employers) => [.. employers.Select(key => DemoPeople.Employer(key).Id)];
}
