using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Accounts of those who come by a link that was mailed to their address: the link has proved that it is theirs. Call it for such an address alone.</summary>
public sealed class LinkedAccounts
{
    private readonly AccountAddresses _addresses;
    private readonly Attempts _attempts;
    private readonly PasswordWork _passwords;
    private readonly Registration _registration;
    private readonly SigningIn _signIn;
    private readonly Steps _steps;
    private readonly AppDb _db;

    internal LinkedAccounts(AppDb db, AccountAddresses addresses, Attempts attempts, PasswordWork passwords, Registration registration, SigningIn signIn, Steps steps) =>
        (_db, _addresses, _attempts, _passwords, _registration, _signIn, _steps) = (db, addresses, attempts, passwords, registration, signIn, steps);

    /// <summary>Whether the address has an account.</summary>
    public async Task<bool> Has(EmailAddress email, CancellationToken ct)
    {
        var token = await _addresses.TokenOf(email, ct);
        return await _db.Set<AccountUser>().AnyAsync(u => u.EmailToken == token && u.ClosedAt == null, ct);
    }

    /// <summary>Opens an account for the address, with the password chosen now, and signs in. <see cref="SignInStep.Lapsed"/>: it has one by now.</summary>
    /// <param name="link">Which link it was: attempts are counted by it.</param>
    public async Task<SignInOutcome> Open(EmailAddress email, string password, Language language, string link, CancellationToken ct)
    {
        if (!(await _attempts.Count(AttemptLimit.Confirmation, link, ct)).Allowed) return SignInOutcome.Of(SignInStep.TooMany);
        if (await _passwords.Hash(password, ct) is not { } hash) return SignInOutcome.Of(SignInStep.Busy);
        var user = await _steps.Commit(() => _registration.Create(email, hash, language, ct), ct, made => made is not null);
        return user is null ? SignInOutcome.Of(SignInStep.Lapsed) : await _signIn.Open(user.Id, user.SecurityStamp!, secondFactor: false, remember: false, ct);
    }
}
