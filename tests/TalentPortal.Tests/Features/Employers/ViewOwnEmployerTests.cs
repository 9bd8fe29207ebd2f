using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class ViewOwnEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Members_see_their_own_employer_and_where_it_stands()
    {
        var owner = await portal.As(Personas.OwnerOf("rongxin"), "zhongguancun").Get(new ViewOwnEmployer());
        Assert.Equal(DemoPeople.Employer("rongxin").Id, owner.Id);
        Assert.Equal(DemoPeople.Employer("rongxin").CreditCode, owner.CreditCode);
        Assert.Equal(["fujian:Admitted", "greater-bay:Admitted", "zhongguancun:"], owner.Admissions.Select(a => $"{a.TenantSlug}:{a.Status}").Order());
        Assert.Equal("zhongguancun", owner.Admissions.Single(a => a.IsHere).TenantSlug);
        Assert.EndsWith("/greater-bay/en/employer/employers", owner.Admissions.Single(a => a.TenantSlug == "greater-bay").Address, StringComparison.Ordinal);
        Assert.True(owner.MayManage);

        var recruiter = await portal.As(Personas.RecruiterOf("weiliang")).Get(new ViewOwnEmployer());
        Assert.Equal((DemoPeople.Employer("weiliang").Id, false), (recruiter.Id, recruiter.MayManage));
        Assert.Equal(["fujian:", "greater-bay:", "zhongguancun:Admitted"], recruiter.Admissions.Select(a => $"{a.TenantSlug}:{a.Status}").Order());
    }

    [Fact]
    public async Task Requests_of_other_employers_do_not_show()
    {
        await portal.As(Personas.OwnerOf("haiyun"), "zhongguancun").Get(new RequestAdmission());
        var other = await portal.As(Personas.OwnerOf("pengwan"), "zhongguancun").Get(new ViewOwnEmployer());
        Assert.Null(other.Admissions.Single(a => a.IsHere).Status);
    }

    [Fact]
    public async Task Who_belongs_to_no_employer_sees_nothing()
    {
        foreach (var person in new[] { Personas.Talent, Personas.Staff(PortalRole.TenantAdministrator), Personas.PlatformAdministrator, null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new ViewOwnEmployer())).Kind);
    }
}
