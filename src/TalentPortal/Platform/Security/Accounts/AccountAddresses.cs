using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Finds accounts by address and addresses by account. The only place where an account's address is in the clear.</summary>
public sealed class AccountAddresses(AppDb db, PortalVault vault)
{
    /// <summary>Characters of a look-up token.</summary>
    public const int TokenLength = 22;

    /// <summary>The token under which an address is found, the same in every table.</summary>
    public ValueTask<string> TokenOf(EmailAddress email, CancellationToken ct) => vault.SearchToken(KeyOwner.Platform, "accounts.email", email.Key, ct);

    /// <summary>The address of an account; null when it is closed or there is none.</summary>
    public async Task<EmailAddress?> Of(Guid userId, CancellationToken ct)
    {
        var user = await db.Set<AccountUser>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && u.ClosedAt == null, ct);
        return user is null ? null : await Of(user, ct);
    }

    internal async Task<EmailAddress?> Of(AccountUser user, CancellationToken ct) =>
        user.EmailSealed is { } text && await vault.Open(KeyOwner.Person(user.Id), text, user.EmailPlace, ct) is { } value ? EmailAddress.Read(value) : null;

    internal async Task<AccountUser?> Find(EmailAddress email, CancellationToken ct)
    {
        var token = await TokenOf(email, ct);
        return await db.Set<AccountUser>().SingleOrDefaultAsync(u => u.EmailToken == token && u.ClosedAt == null, ct);
    }

    /// <summary>Writes the address into an account that is about to be saved.</summary>
    internal async Task Put(AccountUser user, EmailAddress email, CancellationToken ct)
    {
        user.EmailToken = await TokenOf(email, ct);
        user.EmailSealed = await vault.Seal(KeyOwner.Person(user.Id), email.Value, user.EmailPlace, ct);
    }

    /// <summary>Lets one transaction at a time decide who has an address.</summary>
    internal Task Lock(string token, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"address:" + token}, 0))", ct);
}
