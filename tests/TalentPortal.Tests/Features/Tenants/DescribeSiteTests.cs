using TalentPortal.Features.Tenants;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Tenants;

public sealed class DescribeSiteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSender Administrator => portal.As(Personas.Staff(PortalRole.TenantAdministrator));

    [Fact]
    public async Task An_administrator_changes_the_own_site_and_no_other()
    {
        var site = (await Administrator.Send(new ViewSite())).Value;
        (site.Fields.ShortNameEn, site.Fields.Mark) = ("Min Talent", "闽");
        Assert.True((await Administrator.Send(new DescribeSite(site.Fields, site.Version))).IsOk);
        Assert.Equal(("Min Talent", "闽"), (await portal.Scalar<string>("select short_name_en from tenants where slug = 'fujian'"), await portal.Scalar<string>("select mark from tenants where slug = 'fujian'")));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from tenants where slug <> 'fujian' and short_name_en = 'Min Talent'"));
        var audit = (await Administrator.Send(new BrowseAudit())).Value;
        Assert.Contains(audit.Rows, row => row.Action == "tenants.describe" && row.Person is not null);
        site.Fields.Mark = "榕";
        Assert.Equal(OutcomeKind.Conflict, (await Administrator.Send(new DescribeSite(site.Fields, site.Version))).Kind);
    }

    [Fact]
    public async Task How_to_reach_the_tenant_stands_at_the_foot_of_its_pages_once_it_said_so()
    {
        var sender = portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay"));
        var site = await sender.Get(new ViewSite());
        (site.Fields.ContactEmail, site.Fields.ContactPhone, site.Fields.ContactAddressEn) = (" office@example.org ", "+86 755 0000 0000", "1 <Example> Road");
        await sender.Get(new DescribeSite(site.Fields, site.Version));
        portal.Clock.Advance(TenantDirectory.Lifetime);
        using var http = await portal.Http();
        var foot = (await http.Page("/greater-bay/en/jobs")).QuerySelector("footer")!;
        Assert.NotNull(foot.QuerySelector("a[href='mailto:office@example.org']"));
        Assert.NotNull(foot.QuerySelector("a[href='tel:+8675500000000']"));
        Assert.Contains("1 <Example> Road", foot.TextContent, StringComparison.Ordinal);
        Assert.Empty((await http.Page("/zhongguancun/en/jobs")).QuerySelectorAll("footer a[href^='mailto:']"));
    }

    [Theory]
    [InlineData("nobody", null, "Fields.ContactEmail")]
    [InlineData("a@b@c", null, "Fields.ContactEmail")]
    [InlineData(null, "call me", "Fields.ContactPhone")]
    [InlineData(null, "+86 755 <script>", "Fields.ContactPhone")]
    public async Task A_contact_that_reaches_nobody_is_refused(string? email, string? phone, string field)
    {
        var sender = portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"));
        var site = await sender.Get(new ViewSite());
        (site.Fields.ContactEmail, site.Fields.ContactPhone) = (email, phone);
        Assert.Contains((await sender.Send(new DescribeSite(site.Fields, site.Version))).Errors, error => error.Field == field);
    }

    [Fact]
    public async Task A_pale_colour_is_refused()
    {
        var site = (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun")).Send(new ViewSite())).Value;
        site.Fields.Accent = "#ffee88";
        var outcome = await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun")).Send(new DescribeSite(site.Fields, site.Version));
        Assert.Equal("Fields_AccentPale", Assert.Single(outcome.Errors).Text.Name);
    }

    [Fact]
    public async Task Other_staff_and_administrators_of_elsewhere_do_not()
    {
        var fields = CreateTenantTests.Fields();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer)).Send(new DescribeSite(fields, 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"), "fujian").Send(new DescribeSite(fields, 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator, "fujian").Send(new DescribeSite(fields, 1))).Kind);
    }
}

public sealed class ViewSiteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_administrator_sees_the_own_site()
    {
        Assert.Equal("福建海外人才服务中心", (await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new ViewSite())).Value.Fields.NameZh);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"), "fujian").Send(new ViewSite())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Talent).Send(new ViewSite())).Kind);
    }
}

public sealed class BrowseAuditTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_tenant_reads_its_own_entries_page_by_page()
    {
        await using (var connection = await portal.OpenAsSuperuser())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText =
                """
                insert into audit_entries (id, tenant_id, at, actor, side, action, detail)
                select gen_random_uuid(), t.id, '2026-01-01'::timestamptz + n * interval '1 minute', case when n % 2 = 0 then 'closing-dates' else 'visitor' end,
                       case when n % 2 = 0 then 'System' else 'Public' end, 'jobs.close', t.slug
                  from tenants t, generate_series(1, 60) n where t.slug in ('fujian', 'zhongguancun')
                """;
            await command.ExecuteNonQueryAsync();
        }

        var administrator = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        var first = (await administrator.Send(new BrowseAudit())).Value;
        var second = (await administrator.Send(new BrowseAudit(2))).Value;
        Assert.Equal((60, 2, 50, 10), (first.Total, first.Pages, first.Rows.Count, second.Rows.Count));
        Assert.All(first.Rows.Concat(second.Rows), row => Assert.Equal("fujian", row.Detail));
        Assert.True(first.Rows[0].IsSystem && first.Rows[0].At > first.Rows[1].At && !first.Rows[1].IsSystem);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer)).Send(new BrowseAudit())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"), "fujian").Send(new BrowseAudit())).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await administrator.Send(new BrowseAudit(0))).Kind);
    }
}

public sealed class BrowsePlatformAuditTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_platform_reads_what_was_done_to_it_and_nobody_else_does()
    {
        var platform = portal.As(Personas.PlatformAdministrator, "");
        await platform.Send(new CreateTenant("audited", CreateTenantTests.Fields(), null, null, "first-of-audited@example.org"));
        var row = Assert.Single((await platform.Send(new BrowsePlatformAudit())).Value.Rows, row => row.Action == "tenants.create");
        Assert.Equal(("audited", false), (row.Detail, row.IsSystem));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new BrowsePlatformAudit())).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await platform.Send(new BrowsePlatformAudit(0))).Kind);
    }
}

public sealed class CountWaitingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_sees_only_what_they_may_deal_with()
    {
        var administrator = (await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new CountWaiting())).Value;
        var reviewer = (await portal.As(Personas.Staff(PortalRole.Reviewer)).Send(new CountWaiting())).Value;
        var lead = (await portal.As(Personas.Staff(PortalRole.TeamLead)).Send(new CountWaiting())).Value;
        Assert.Equal(Personas.AllStaff.Count(), administrator.StaffMembers);
        Assert.Null(reviewer.StaffMembers);
        Assert.NotNull(reviewer.PositionsInReview);
        Assert.Equal(new CountWaitingResult(null, null, null, null, lead.OpenPositions, null, 0), lead);
        Assert.True(lead.IsNothing);
        Assert.Equal(0, administrator.OpenInvitations);
        await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(Staff.StaffScene.To("invited@example.org"));
        Assert.Equal(1, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(new CountWaiting())).OpenInvitations);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer, "zhongguancun"), "fujian").Send(new CountWaiting())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin")).Send(new CountWaiting())).Kind);
    }
}
