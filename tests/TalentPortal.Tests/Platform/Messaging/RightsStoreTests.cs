using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Messaging;

public sealed class RightsStoreTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private RightsStore Store => portal.Services.GetRequiredService<RightsStore>();

    [Fact]
    public async Task Staff_hold_their_roles_at_their_own_tenant_only()
    {
        var reviewer = Personas.Staff(PortalRole.Reviewer);
        var athome = await Store.Get(portal.As(reviewer).Origin, default);
        var abroad = await Store.Get(portal.As(reviewer, "greater-bay").Origin, default);
        Assert.Equal([PortalRole.Reviewer], athome.StaffRoles);
        Assert.Equal(("Reviewer", null), (athome.Name, abroad.Name));
        Assert.Equal("Head of people", (await Store.Get(portal.As(Personas.OwnerOf("haiyun")).Origin, default)).Name);
        Assert.Null((await Store.Get(portal.As(Personas.Talent).Origin, default)).Name);
        Assert.Empty(abroad.StaffRoles);
        Assert.True(abroad.HoldsStaffRole);
    }

    [Fact]
    public async Task A_visitor_and_an_ended_session_hold_nothing()
    {
        Assert.Equal(Rights.None, await Store.Get(portal.As(null).Origin, default));
        var person = Personas.RecruiterOf("haiyun");
        Assert.Equal(DemoPeople.Employer("haiyun").Id, (await Store.Get(portal.As(person).Origin, default)).EmployerId);
        await portal.Scalar<int>("update accounts.sessions set ended_at = now() where id = $1", Personas.SessionOf(person));
        portal.Clock.Advance(RightsStore.Lifetime);
        Assert.Equal(Rights.None, await Store.Get(portal.As(person).Origin, default));
    }
}
