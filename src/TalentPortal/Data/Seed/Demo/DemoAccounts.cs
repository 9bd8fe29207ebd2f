using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>How one demo person signs in.</summary>
public sealed record DemoAccount(string Email, string Password, string? TotpKey, string Role, string? Tenant);

/// <summary>
/// The accounts and memberships of the demonstration. One password for all of them, and a key for each of the staff, are
/// drawn anew for each data folder and kept in its <c>demo-accounts.json</c>; when that file is lost, they get new ones.
/// </summary>
public static class DemoAccounts
{
    public const string FileName = "demo-accounts.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static async Task<IReadOnlyList<DemoAccount>> Seed(IServiceProvider services, string dataDirectory, CancellationToken ct)
    {
        var file = Path.Combine(dataDirectory, FileName);
        var kept = File.Exists(file) ? JsonSerializer.Deserialize<List<DemoAccount>>(await File.ReadAllTextAsync(file, ct)) ?? [] : [];
        var password = kept.FirstOrDefault()?.Password ?? $"demo-{Letters()}-{Letters()}";
        var accounts = DemoPeople.People.Select(person => kept.Find(account => account.Email == person.Email) ?? Draw(person, password)).ToList();
        await InScope(services, null, async (db, provider, now) =>
        {
            // Hashing is slow on purpose; the same hash serves all, as they share the password.
            string? hash = null;
            foreach (var (person, account) in DemoPeople.People.Zip(accounts))
            {
                var user = await db.Set<AccountUser>().SingleOrDefaultAsync(u => u.Id == person.UserId, ct);
                if (user is not null && kept.Contains(account)) continue;
                hash ??= provider.GetRequiredService<IPasswordHasher<AccountUser>>().HashPassword(new AccountUser(), password);
                await Put(db, provider, user, person, account, hash, now, ct);
            }
        }, ct);
        foreach (var slug in DemoPeople.Tenants.Select(tenant => tenant.Slug).Append(ContentDesk.Slug))
        {
            var here = await services.GetRequiredService<TenantDirectory>().BySlug(slug, ct);
            await InScope(services, here, async (db, _, now) =>
            {
                foreach (var person in DemoPeople.People.Where(person => person.Tenant == slug))
                    if (!await db.Set<StaffMembership>().AnyAsync(m => m.UserId == person.UserId, ct))
                        db.Add(StaffMembership.Join(person.UserId, person.Name.Zh!, [person.Role!.Value], now));
            }, ct);
        }

        Directory.CreateDirectory(dataDirectory);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(accounts, Json), new UTF8Encoding(false), ct);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return accounts;
    }

    private static async Task Put(AppDb db, IServiceProvider provider, AccountUser? known, DemoPerson person, DemoAccount account, string hash, DateTimeOffset now, CancellationToken ct)
    {
        var user = known ?? new AccountUser { Id = person.UserId, ConcurrencyStamp = Guid.NewGuid().ToString(), CreatedAt = now, MailLanguage = person.Mails };
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.PasswordHash = hash;
        if (known is null)
        {
            await provider.GetRequiredService<AccountAddresses>().Put(user, EmailAddress.Read(person.Email)!, ct);
            db.Add(user);
            if (person.Employer is { } employer) db.Add(EmployerMembership.Join(DemoPeople.Employer(employer).Id, person.UserId, person.Name.Zh!, person.Role!.Value, now));
            // Nobody has the key itself: the page shows what a key looks like, and it opens nothing.
            if (person is { Employer: "rongxin", Role: PortalRole.EmployerOwner }) db.Add(KeyOf(DemoPeople.Employer("rongxin").Id, now));
            if (person.Role == PortalRole.PlatformAdministrator) db.Add(PlatformMembership.Administrator(person.UserId));
            await db.SaveChangesAsync(ct);
        }

        if (account.TotpKey is { } key) await provider.GetRequiredService<SecondFactors>().SetKey(user, Totp.FromBase32(key)!, ct);
    }

    private static EmployerKey KeyOf(Guid employer, DateTimeOffset now)
    {
        var token = KeyToken.New();
        return new() { Id = Guid.CreateVersion7(now), EmployerId = employer, Name = "招聘系统（演示）", Prefix = token.Prefix, Hash = token.Hash, CreatedAt = now.AddDays(-20), ExpiresAt = now.AddDays(70), UsedAt = now.AddDays(-2) };
    }

    /// <summary>Staff of tenants and of the platform have a second factor; the others sign in with the password alone.</summary>
    private static DemoAccount Draw(DemoPerson person, string password) => new(
        person.Email,
        password,
        person.Role is { } role && RoleCatalogue.ScopeOf(role) != RoleScope.Employer ? Totp.ToBase32(Totp.NewKey()) : null,
        person.Role?.ToString() ?? "Talent",
        person.Tenant);

    private static string Letters() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5);

    private static async Task InScope(IServiceProvider services, TenantRef? tenant, Func<AppDb, IServiceProvider, DateTimeOffset, Task> change, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("demo-seed", tenant), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await change(db, scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
