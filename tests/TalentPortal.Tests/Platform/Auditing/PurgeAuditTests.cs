using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Auditing;

/// <summary>Audit rows go by the database's clock, so that here the past is really past.</summary>
public sealed class PurgeAuditTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Rows_go_after_three_years_at_every_tenant_and_on_the_platform()
    {
        foreach (var (age, action) in new[] { ("3 years 1 day", "test.old"), ("2 years 11 months", "test.young") })
        {
            foreach (var tenant in DemoPeople.Tenants) await AtTenant(tenant.Id, age, action);
            await OnPlatform(age, action);
        }

        Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot("audit-retention", portal.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal((0L, (long)DemoPeople.Tenants.Count), (await Count("audit_entries", "test.old"), await Count("audit_entries", "test.young")));
        Assert.Equal((0L, 1L), (await Count("platform_audit_entries", "test.old"), await Count("platform_audit_entries", "test.young")));
    }

    [Fact]
    public async Task The_database_lets_go_of_no_young_row_whatever_the_program_asks()
    {
        await AtTenant(DemoPeople.Tenant("fujian").Id, "1 year", "test.kept");
        await OnPlatform("1 year", "test.kept");
        await using var serving = new NpgsqlConnection(portal.Connections.Portal);
        await serving.OpenAsync();
        foreach (var table in (string[])["audit_entries", "platform_audit_entries"])
        {
            await using var command = new NpgsqlCommand($"select set_config('app.side', 'system', false), set_config('app.tenant_id', '{DemoPeople.Tenant("fujian").Id}', false), set_config('app.now', '2099-01-01', false); delete from {table} where action = 'test.kept'", serving);
            await command.ExecuteNonQueryAsync();
            Assert.Equal(1L, await Count(table, "test.kept"));
        }
    }

    [Fact]
    public async Task No_person_may_send_it()
    {
        foreach (var person in (DemoPerson?[])[null, Personas.PlatformAdministrator, Personas.Staff(PortalRole.TenantAdministrator)])
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new PurgeAudit())).Kind);
    }

    private Task<int> AtTenant(Guid tenant, string age, string action) =>
        portal.Scalar<int>($"insert into audit_entries (id, tenant_id, at, actor, side, action) values (gen_random_uuid(), $1, now() - interval '{age}', 'test', 'System', $2)", tenant, action);

    private Task<int> OnPlatform(string age, string action) =>
        portal.Scalar<int>($"insert into platform_audit_entries (id, at, actor, action) values (gen_random_uuid(), now() - interval '{age}', 'test', $1)", action);

    private Task<long> Count(string table, string action) => portal.Scalar<long>($"select count(*) from {table} where action = $1", action);
}
