using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Fixture;

/// <summary>Puts the demonstration's tenants, people and employers into the database that every test class gets a copy of.</summary>
internal static class TestPeople
{
    public static async Task Run(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await WithDb(services, null, async (db, provider) =>
        {
            var addresses = provider.GetRequiredService<AccountAddresses>();
            foreach (var demo in DemoPeople.Tenants)
            {
                var tenant = Tenant.Create(demo.Slug, demo.Name, demo.ShortName, demo.Tagline, demo.Accent, null, Language.Chinese, demo.DivisionCode, now, isDemo: true);
                db.Entry(tenant).Property(t => t.Id).CurrentValue = demo.Id;
                db.Add(tenant);
            }

            db.Add(ContentDesk.NewTenant(new("内容编辑部", "Editorial desk"), now));
            foreach (var person in DemoPeople.People)
            {
                var user = new AccountUser { Id = person.UserId, SecurityStamp = "stamp-" + person.Key, ConcurrencyStamp = person.Key, CreatedAt = now };
                await addresses.Put(user, EmailAddress.Read(person.Email)!, CancellationToken.None);
                db.Add(user);
                db.Add(new AccountSession
                {
                    // In use for years to come, so that a test may move the clock; sessions of a usual life are opened by signing in.
                    Id = Personas.SessionOf(person), UserId = person.UserId, SecurityStamp = user.SecurityStamp, SecondFactor = person.Role is not null,
                    StartedAt = now.AddYears(10), SeenAt = now.AddYears(10), IdleMinutes = 30, ExpiresAt = now.AddYears(10), Device = "Tests",
                });
                if (person.Employer is { } employer) db.Add(EmployerMembership.Join(DemoPeople.Employer(employer).Id, person.UserId, person.Name.En!, person.Role!.Value, now));
                if (person.Role == PortalRole.PlatformAdministrator) db.Add(PlatformMembership.Administrator(person.UserId));
            }
        });
        foreach (var slug in DemoPeople.Tenants.Select(tenant => tenant.Slug).Append(ContentDesk.Slug))
        {
            await WithDb(services, PortalFixture.TenantOf(slug), (db, _) =>
            {
                foreach (var person in DemoPeople.People.Where(person => person.Tenant == slug))
                    db.Add(StaffMembership.Join(person.UserId, person.Name.En!, [person.Role!.Value], now));
                return Task.CompletedTask;
            });
        }

        services.GetRequiredService<TenantDirectory>().Forget();
        await DemoEmployers.Seed(services, CancellationToken.None);
    }

    private static async Task WithDb(IServiceProvider services, TenantRef? tenant, Func<AppDb, IServiceProvider, Task> change)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test-seed", tenant), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await change(db, scope.ServiceProvider);
        await db.SaveChangesAsync();
    }
}
