using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Isolation;

/// <summary>sec-T09, sec-T10: the ways past a query filter that EF Core offers, tried on the real context as the real role.</summary>
public sealed class BackDoorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task No_way_that_EF_offers_reads_another_tenants_row()
    {
        var foreign = await ForeignMembership();
        await using var scope = StaffOfFujian(out var db);
        Assert.Null(await db.Set<StaffMembership>().SingleOrDefaultAsync(m => m.Id == foreign));
        Assert.Null(await db.Set<StaffMembership>().IgnoreQueryFilters().SingleOrDefaultAsync(m => m.Id == foreign));
        Assert.Null(await db.Set<StaffMembership>().IgnoreQueryFilters(["tenant"]).SingleOrDefaultAsync(m => m.Id == foreign));
        Assert.Null(await db.FindAsync<StaffMembership>(OtherTenant, foreign));
        Assert.Empty(await db.Set<StaffMembership>().FromSql($"select *, xmin from staff_memberships where id = {foreign}").IgnoreQueryFilters().ToListAsync());
        Assert.Equal(0, await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from staff_memberships where id = {foreign}").SingleAsync());

        var stub = Stub(foreign);
        db.Attach(stub);
        Assert.Null(await db.Entry(stub).GetDatabaseValuesAsync());
        await db.Entry(stub).ReloadAsync();
        Assert.Equal(EntityState.Detached, db.Entry(stub).State);
    }

    [Fact]
    public async Task No_way_that_EF_offers_writes_another_tenants_row()
    {
        var foreign = await ForeignMembership();
        await using var scope = StaffOfFujian(out var db);
        Assert.Equal(0, await db.Set<StaffMembership>().IgnoreQueryFilters().Where(m => m.Id == foreign).ExecuteDeleteAsync());
        Assert.Equal(0, await db.Set<StaffMembership>().IgnoreQueryFilters().Where(m => m.Id == foreign).ExecuteUpdateAsync(s => s.SetProperty(m => m.DisplayName, "taken")));
        // The owner's column cannot be written at all, not even on one's own rows.
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Set<StaffMembership>().ExecuteUpdateAsync(s => s.SetProperty(m => m.TenantId, OtherTenant)));

        db.Update(Stub(foreign));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();

        db.Remove(Stub(foreign));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();

        var inserted = StaffMembership.Join(Guid.NewGuid(), "intruder", [PortalRole.Reviewer], DateTimeOffset.UnixEpoch);
        db.Entry(inserted).Property(m => m.TenantId).CurrentValue = OtherTenant;
        db.Add(inserted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();

        var own = await db.Set<StaffMembership>().FirstAsync();
        db.Entry(own).Property(m => m.TenantId).IsModified = false;
        own.Rename("Renamed at home");
        await db.SaveChangesAsync();
        Assert.Equal("Renamed at home", await portal.Scalar<string>("select display_name from staff_memberships where id = $1", own.Id));
    }

    [Fact]
    public async Task Even_without_the_save_guard_the_database_refuses()
    {
        var foreign = await ForeignMembership();
        await using var scope = StaffOfFujian(out var db);
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, side: CallSide.Staff);
        await using var command = new Npgsql.NpgsqlCommand("update staff_memberships set display_name = 'taken' where id = $1", connection) { Parameters = { new() { Value = foreign } } };
        Assert.Equal(0, await command.ExecuteNonQueryAsync());
        Assert.NotEqual("taken", await portal.Scalar<string>("select display_name from staff_memberships where id = $1", foreign));
    }

    [Fact]
    public async Task Filters_are_parameters_and_never_values_frozen_in_the_model()
    {
        await using var first = StaffOfFujian(out var fujian);
        var checkedSets = 0;
        foreach (var table in Tables.Of(TenancyShape.Private, TenancyShape.Published, TenancyShape.Case, TenancyShape.Person))
        {
            var sql = QueryOf(fujian, table.Type.ClrType);
            Assert.Matches("WHERE|where", sql);
            var body = Regex.Replace(sql, "^--.*$", "", RegexOptions.Multiline);
            Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-", body);
            checkedSets++;
        }

        Assert.True(checkedSets >= 4);
        await using var second = Scope("greater-bay", out var bay);
        var here = await fujian.Set<StaffMembership>().Select(m => m.TenantId).Distinct().ToListAsync();
        var there = await bay.Set<StaffMembership>().Select(m => m.TenantId).Distinct().ToListAsync();
        Assert.Equal([PortalFixture.TenantOf("fujian").Id], here);
        Assert.Equal([PortalFixture.TenantOf("greater-bay").Id], there);
    }

    private static Guid OtherTenant => PortalFixture.TenantOf("greater-bay").Id;

    private static string QueryOf(AppDb db, Type entity) =>
        (string)typeof(BackDoorTests).GetMethod(nameof(QueryOfSet), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(entity).Invoke(null, [db])!;

    private static string QueryOfSet<T>(AppDb db)
        where T : class => db.Set<T>().ToQueryString();

    private static StaffMembership Stub(Guid id)
    {
        var stub = StaffMembership.Join(Guid.NewGuid(), "stub", [PortalRole.Reviewer], DateTimeOffset.UnixEpoch);
        typeof(StaffMembership).GetProperty(nameof(StaffMembership.Id))!.SetValue(stub, id);
        typeof(StaffMembership).GetProperty(nameof(StaffMembership.TenantId))!.SetValue(stub, OtherTenant);
        return stub;
    }

    private async Task<Guid> ForeignMembership() => await portal.Scalar<Guid>("select id from staff_memberships where tenant_id = $1 limit 1", OtherTenant);

    private AsyncServiceScope StaffOfFujian(out AppDb db) => Scope("fujian", out db);

    private AsyncServiceScope Scope(string tenant, out AppDb db)
    {
        var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", PortalFixture.TenantOf(tenant)), Rights.None);
        db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return scope;
    }
}
