using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>What became of a wish that is answered in the same words whether or not there is an account.</summary>
public enum NeutralStep
{
    /// <summary>Done as far as it can be done; the mail tells the rest.</summary>
    Done,

    /// <summary>This network asked too often.</summary>
    TooMany,

    Busy,
}

/// <summary>
/// New accounts. Registering makes none: it mails a link to the address, and whoever owns that and knows the password
/// chosen here gets the account. So nobody can hold another's address, and the page tells nobody whether there is an
/// account.
/// </summary>
public sealed class Registration
{
    private readonly AppDb _db;
    private readonly AddressWishes _wishes;
    private readonly AccountAddresses _addresses;
    private readonly Attempts _attempts;
    private readonly AccountLinks _links;
    private readonly PasswordWork _passwords;
    private readonly UserManager<AccountUser> _users;
    private readonly SigningIn _signIn;
    private readonly Visitor _visitor;
    private readonly Steps _steps;
    private readonly Audit _audit;
    private readonly TimeProvider _clock;

    internal Registration(
        AppDb db, AddressWishes wishes, AccountAddresses addresses, Attempts attempts, AccountLinks links, PasswordWork passwords, UserManager<AccountUser> users, SigningIn signIn, Visitor visitor,
        Steps steps, Audit audit, TimeProvider clock)
    {
        (_db, _wishes, _addresses, _attempts, _links, _passwords, _users, _signIn, _visitor, _steps, _audit, _clock) =
            (db, wishes, addresses, attempts, links, passwords, users, signIn, visitor, steps, audit, clock);
    }

    /// <summary>Asks for an account. The mail is either a link to confirm, or the news that there is an account already.</summary>
    public async Task<NeutralStep> Ask(EmailAddress email, string password, string? returnUrl, CancellationToken ct)
    {
        if (!(await _attempts.Count(AttemptLimit.MailFrom, await _visitor.Network(ct), ct)).Allowed) return NeutralStep.TooMany;
        if (await _passwords.Hash(password, ct) is not { } hash) return NeutralStep.Busy;
        await _wishes.Add(AddressWishKind.Register, email, wish => wish with { PasswordHash = hash, ReturnUrl = returnUrl }, ct);
        return NeutralStep.Done;
    }

    /// <summary>Sends the link of a registration once more, with a secret of its own.</summary>
    public async Task<NeutralStep> AskAgain(EmailAddress email, CancellationToken ct)
    {
        if (!(await _attempts.Count(AttemptLimit.MailFrom, await _visitor.Network(ct), ct)).Allowed) return NeutralStep.TooMany;
        await _wishes.Add(AddressWishKind.ConfirmAgain, email, null, ct);
        return NeutralStep.Done;
    }

    /// <summary>Whether the link may still be followed.</summary>
    public async Task<bool> IsOpen(string? secret, CancellationToken ct) => await _links.Find(LinkKind.Registration, secret, ct) is not null;

    /// <summary>Follows the link: with the password chosen at registration the account comes into being and is signed in.</summary>
    /// <returns>The sign-in, and where to go on to. <see cref="SignInStep.Lapsed"/>: the link is used up or too old.</returns>
    public async Task<(SignInOutcome Outcome, string? ReturnUrl)> Confirm(string? secret, string password, CancellationToken ct)
    {
        if (await _links.Find(LinkKind.Registration, secret, ct) is not { } link || await _links.AddressOf(link, ct) is not { } email) return (SignInOutcome.Of(SignInStep.Lapsed), null);
        if (!(await _attempts.Count(AttemptLimit.Confirmation, link.Id.ToString("N"), ct)).Allowed) return (SignInOutcome.Of(SignInStep.TooMany), null);
        if (await _passwords.Matches(link.PasswordHash, password, ct) is not { } matches) return (SignInOutcome.Of(SignInStep.Busy), null);
        if (!matches) return (SignInOutcome.Of(SignInStep.Wrong), null);

        var user = await _steps.Commit(async () => await _links.Use(link, ct) ? await Create(email, link.PasswordHash!, link.MailLanguage, ct) : null, ct, made => made is not null);
        if (user is null) return (SignInOutcome.Of(SignInStep.Lapsed), null);
        return (await _signIn.Open(user.Id, user.SecurityStamp!, secondFactor: false, remember: false, ct), link.ReturnUrl);
    }

    /// <summary>An account for an address that has proved to be its owner's; null when it has one by now. Runs in the caller's step.</summary>
    internal async Task<AccountUser?> Create(EmailAddress email, string passwordHash, Tenancy.Language language, CancellationToken ct)
    {
        var token = await _addresses.TokenOf(email, ct);
        await _addresses.Lock(token, ct);
        if (await _db.Set<AccountUser>().AnyAsync(u => u.EmailToken == token, ct)) return null;
        var now = _clock.GetUtcNow();
        var user = new AccountUser { Id = Guid.CreateVersion7(now), PasswordHash = passwordHash, MailLanguage = language, CreatedAt = now };
        await _addresses.Put(user, email, ct);
        var result = await _users.CreateAsync(user);
        if (!result.Succeeded) throw new InvalidOperationException("The account could not be created: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        _audit.WriteForPlatform("accounts.created", user.Id);
        return user;
    }
}
