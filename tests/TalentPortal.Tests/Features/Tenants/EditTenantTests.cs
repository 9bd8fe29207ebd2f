using TalentPortal.Features.Tenants;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Tenants;

public sealed class EditTenantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSender Platform => portal.As(Personas.PlatformAdministrator, "");

    [Fact]
    public async Task A_tenant_is_changed_and_what_was_read_before_conflicts_afterwards()
    {
        var before = (await Platform.Send(new ViewTenant("greater-bay"))).Value;
        before.Fields.TaglineEn = "Plain rules first";
        Assert.True((await Platform.Send(new EditTenant("greater-bay", before.Fields, "440300", null, before.Version))).IsOk);
        var after = (await Platform.Send(new ViewTenant("greater-bay"))).Value;
        Assert.Equal("Plain rules first", after.Fields.TaglineEn);
        before.Fields.TaglineEn = "Late";
        Assert.Equal(OutcomeKind.Conflict, (await Platform.Send(new EditTenant("greater-bay", before.Fields, "440300", null, before.Version))).Kind);
    }

    [Fact]
    public async Task Two_tenants_cannot_share_a_host_name()
    {
        var fujian = (await Platform.Send(new ViewTenant("fujian"))).Value;
        Assert.True((await Platform.Send(new EditTenant("fujian", fujian.Fields, null, "talent.example.org", fujian.Version))).IsOk);
        var other = (await Platform.Send(new ViewTenant("zhongguancun"))).Value;
        var outcome = await Platform.Send(new EditTenant("zhongguancun", other.Fields, null, "TALENT.example.org", other.Version));
        Assert.Equal("Fields_HostTaken", Assert.Single(outcome.Errors).Text.Name);
    }

    [Fact]
    public async Task A_tenants_own_administrator_cannot_change_it_here_nor_an_unknown_one_be_changed()
    {
        var fields = CreateTenantTests.Fields();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new EditTenant("fujian", fields, null, null, 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Platform.Send(new EditTenant("nowhere", fields, null, null, 1))).Kind);
    }
}

public sealed class ViewTenantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_platform_sees_any_tenant_and_says_whether_one_is_on_its_site()
    {
        Assert.True((await portal.As(Personas.PlatformAdministrator, "fujian").Send(new ViewTenant("fujian"))).Value.IsHere);
        Assert.False((await portal.As(Personas.PlatformAdministrator, "").Send(new ViewTenant("fujian"))).Value.IsHere);
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        foreach (var person in new[] { Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"), Personas.Talent, null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ViewTenant("fujian"))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.PlatformAdministrator, "").Send(new ViewTenant(new string('a', 41)))).Kind);
    }
}

public sealed class BrowseTenantsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_platform_sees_all_tenants_with_public_figures_only()
    {
        var rows = (await portal.As(Personas.PlatformAdministrator, "").Send(new BrowseTenants())).Value.Rows;
        Assert.Equal(["desk", "fujian", "greater-bay", "zhongguancun"], rows.Select(row => row.Slug).Order(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            Assert.Equal(await portal.Scalar<long>("select count(*) from jobs j join tenants t on t.id = j.tenant_id where t.slug = $1 and j.is_public", row.Slug), row.OpenPositions);
            Assert.Equal(await portal.Scalar<long>("select count(*) from employer_admissions a join tenants t on t.id = a.tenant_id where t.slug = $1 and a.is_public", row.Slug), row.Employers);
        }
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        foreach (var person in new[] { Personas.Staff(PortalRole.TenantAdministrator), Personas.OwnerOf("rongxin"), Personas.Talent, null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new BrowseTenants())).Kind);
    }
}
