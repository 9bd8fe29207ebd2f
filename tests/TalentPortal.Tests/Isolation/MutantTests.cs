using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Applications;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// The tests themselves under test: each named mutant breaks one guard, and the check that should see it must turn red.
/// </summary>
public sealed class MutantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Name, statement, and whose matrix must notice.</summary>
    public static TheoryData<string, string, string> DatabaseMutants { get; } = new()
    {
        { "policies let everyone read", "drop policy tenancy_select on staff_memberships; create policy tenancy_select on staff_memberships for select using (true)", "staff_memberships" },
        { "a policy forgets the side", "drop policy tenancy_select on staff_memberships; create policy tenancy_select on staff_memberships for select using (tenant_id = (select app_tenant()))", "staff_memberships" },
        { "a second, permissive policy", "create policy helpful on staff_memberships for select using (app_user() is not null)", "staff_memberships" },
        { "row security is off", "alter table job_applications disable row level security", "job_applications" },
        { "inserts are not checked", "drop policy tenancy_insert on job_applications; create policy tenancy_insert on job_applications for insert with check (true)", "job_applications" },
        { "the talent is forgotten as a party", "drop policy tenancy_select on job_applications; create policy tenancy_select on job_applications for select using (tenant_id = (select app_tenant()))", "job_applications" },
        { "deletes are not limited", "drop policy tenancy_delete on job_applications; create policy tenancy_delete on job_applications for delete using (true); drop policy tenancy_select on job_applications; create policy tenancy_select on job_applications for select using (true)", "job_applications" },
        { "the owner's column may be written", "grant update on job_applications to portal_app", "job_applications" },
        { "steps may be changed", "grant update, delete on application_steps to portal_app; create policy late on application_steps for update using (true)", "application_steps" },
        { "persons are read by their tenant", "drop policy tenancy_select on consents; create policy tenancy_select on consents for select using (app_tenant() is not null)", "consents" },
        { "drafts of postings are public", "drop policy tenancy_select on jobs; create policy tenancy_select on jobs for select using (true)", "jobs" },
        { "the setting is read from the wrong name", "create or replace function app_tenant() returns uuid language sql stable as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$", "staff_memberships" },
    };

    /// <summary>Mutants of the grants' clause.</summary>
    public static TheoryData<string, string> GrantMutants { get; } = new()
    {
        { "expiry is ignored", "g.expires_at > (select app_now())|true" },
        { "withdrawal is ignored", "g.withdrawn_at is null|true" },
        { "the scope is ignored", "g.scope = 'Profile'|true" },
        { "any employer is enough", "g.employer_id = (select app_employer())|g.employer_id is not null" },
        { "another person's grant is enough", "g.user_id = talent_profiles.user_id|true" },
    };

    [Theory]
    [MemberData(nameof(DatabaseMutants))]
    public async Task A_broken_policy_turns_the_matrix_red(string name, string sql, string table)
    {
        var subject = Tables.Owned.Where(t => t.Name == table).ToList();
        Assert.Single(subject);
        Assert.Empty((await TableMatrixTests.Walk(portal, subject)).Wrong);
        await Break(sql);
        try
        {
            var wrong = (await TableMatrixTests.Walk(portal, subject)).Wrong;
            Assert.True(wrong.Count > 0, $"The mutant '{name}' survived.");
        }
        finally
        {
            await Mend();
        }
    }

    [Theory]
    [MemberData(nameof(GrantMutants))]
    public async Task A_broken_grant_turns_the_matrix_red(string name, string change)
    {
        var profile = Tables.Owned.Single(t => t.Name == "talent_profiles");
        var read = TalentPortal.Data.Rls.RlsScript.Policies(profile.Type, profile.Tenancy)!.Value.Read;
        var parts = change.Split('|');
        Assert.Contains(parts[0], read, StringComparison.Ordinal);
        await Break($"drop policy tenancy_select on talent_profiles; create policy tenancy_select on talent_profiles for select using ({read.Replace(parts[0], parts[1], StringComparison.Ordinal)})");
        // The grants' own policy hides strangers' grants too; this layer is to hold by itself.
        await Break("drop policy tenancy_select on grants; create policy tenancy_select on grants for select using (true)");
        try
        {
            var wrong = (await GrantMatrixTests.Walk(portal)).Wrong;
            Assert.True(wrong.Any(line => line.StartsWith("talent_profiles", StringComparison.Ordinal)), $"The mutant '{name}' survived.");
        }
        finally
        {
            await Mend();
        }
    }

    [Fact]
    public async Task Without_the_authorizing_behaviour_the_request_matrix_turns_red()
    {
        await using var broken = new Disposer<WithoutAuthorization>(new WithoutAuthorization());
        await broken.Fixture.InitializeAsync();
        var line = await RequestMatrixTests.Line(broken.Fixture, typeof(ViewApplicant));
        Assert.Contains("visitor", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_alone_keeps_tenants_apart_and_without_it_they_are_not()
    {
        // As a superuser, to whom row-level security does not apply, only the context's filter stands.
        var database = new NpgsqlConnectionStringBuilder(portal.Connections.Portal).Database;
        var superuser = new NpgsqlConnectionStringBuilder(portal.Superuser) { Database = database, Pooling = false }.ConnectionString;
        var call = new CurrentCall();
        call.Begin(CallOrigin.System("test", PortalFixture.TenantOf("fujian")), Rights.None);
        await using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseNpgsql(superuser).Options, call, TimeProvider.System);
        await EnsureMembershipsAtBothTenants();
        Assert.Equal([PortalFixture.TenantOf("fujian").Id], await db.Set<StaffMembership>().Select(m => m.TenantId).Distinct().ToListAsync());
        Assert.True(await db.Set<StaffMembership>().IgnoreQueryFilters().Select(m => m.TenantId).Distinct().CountAsync() > 1, "The mutant without a filter survived.");
    }

    [Fact]
    public async Task Without_the_connection_settings_nothing_is_found()
    {
        await EnsureMembershipsAtBothTenants();
        var call = new CurrentCall();
        call.Begin(CallOrigin.System("test", PortalFixture.TenantOf("fujian")), Rights.None);
        await using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseNpgsql(portal.Connections.Portal).Options, call, TimeProvider.System);
        Assert.Empty(await db.Set<StaffMembership>().ToListAsync());
    }

    private async Task EnsureMembershipsAtBothTenants()
    {
        await using var admin = await portal.OpenAsSuperuser();
        foreach (var slug in (string[])["fujian", "greater-bay"])
        {
            await TableMatrixTests.Execute(admin,
                $"insert into staff_memberships (id, tenant_id, user_id, display_name, roles, joined_at) values (gen_random_uuid(), '{PortalFixture.TenantOf(slug).Id}', gen_random_uuid(), 'x', array['Reviewer'], now())");
        }
    }

    private async Task Break(string sql)
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, sql);
    }

    /// <summary>The migrator makes every policy and privilege anew.</summary>
    private async Task Mend()
    {
        await Break("drop policy if exists helpful on staff_memberships; drop policy if exists late on application_steps");
        await Migrator.Run(portal.Connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    private sealed class WithoutAuthorization : RequestMatrixTests.Fixture
    {
        public WithoutAuthorization() => Change(builder => builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(AuthorizeBehavior<,>))));
    }

    private sealed class Disposer<T>(T fixture) : IAsyncDisposable
        where T : PortalFixture
    {
        public T Fixture => fixture;

        public async ValueTask DisposeAsync() => await fixture.DisposeAsync();
    }
}
