using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class RequestAdmissionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_owner_asks_another_tenant_and_again_after_a_refusal()
    {
        var owner = portal.As(Personas.OwnerOf("haiyun"), "zhongguancun");
        await owner.Get(new RequestAdmission());
        Assert.Equal("RequestAdmission_AlreadyRequested", (await owner.Send(new RequestAdmission())).Reason?.Name);

        await portal.Decide("haiyun", AdmissionDecision.Refuse, "zhongguancun");
        await owner.Get(new RequestAdmission());
        var row = await portal.AdmissionOf("haiyun", "zhongguancun");
        Assert.Equal((AdmissionStatus.Requested, (string?)null), (row!.Status, row.Reason));

        await portal.Decide("haiyun", AdmissionDecision.Admit, "zhongguancun");
        Assert.Equal("RequestAdmission_AlreadyAdmitted", (await owner.Send(new RequestAdmission())).Reason?.Name);
        Assert.Equal(2, await portal.Scalar<long>("select count(*) from audit_entries where action = 'employers.request' and subject_id = $1", row.EmployerId));
    }

    [Fact]
    public async Task On_the_national_site_there_is_nobody_to_ask() =>
        Assert.Equal("RequestAdmission_NoTenant", (await portal.As(Personas.OwnerOf("weiliang"), "").Send(new RequestAdmission())).Reason?.Name);

    [Fact]
    public async Task A_recruiter_a_talent_staff_and_a_visitor_cannot_ask()
    {
        foreach (var person in new[] { Personas.RecruiterOf("weiliang"), Personas.Talent, Personas.Staff(PortalRole.TenantAdministrator), null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new RequestAdmission())).Kind);
    }

    [Fact]
    public async Task Asked_twice_at_once_there_is_one_request()
    {
        var owner = portal.As(Personas.OwnerOf("pengwan"), "zhongguancun");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Send(new RequestAdmission())));
        Assert.Single(answers, answer => answer.IsOk);
        Assert.Equal(1, await portal.Scalar<long>("select count(*) from employer_admissions a join tenants t on t.id = a.tenant_id where t.slug = 'zhongguancun' and a.employer_id = $1", Data.Seed.Demo.DemoPeople.Employer("pengwan").Id));
    }
}
