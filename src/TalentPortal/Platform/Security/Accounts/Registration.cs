using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
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
    /// <summary>What the page takes at least where known and unknown addresses differ in the rows that are written.</summary>
    internal static readonly TimeSpan NeutralTime = TimeSpan.FromMilliseconds(250);

    private readonly AppDb _db;
    private readonly AccountAddresses _addresses;
    private readonly Attempts _attempts;
    private readonly AccountLinks _links;
    private readonly PasswordWork _passwords;
    private readonly UserManager<AccountUser> _users;
    private readonly SigningIn _signIn;
    private readonly Visitor _visitor;
    private readonly Steps _steps;
    private readonly MailQueue _mails;
    private readonly Audit _audit;
    private readonly CurrentCall _call;
    private readonly TimeProvider _clock;

    internal Registration(
        AppDb db, AccountAddresses addresses, Attempts attempts, AccountLinks links, PasswordWork passwords, UserManager<AccountUser> users, SigningIn signIn, Visitor visitor, Steps steps,
        MailQueue mails, Audit audit, CurrentCall call, TimeProvider clock)
    {
        (_db, _addresses, _attempts, _links, _passwords, _users, _signIn, _visitor, _steps, _mails, _audit, _call, _clock) =
            (db, addresses, attempts, links, passwords, users, signIn, visitor, steps, mails, audit, call, clock);
    }

    /// <summary>Asks for an account. The mail is either a link to confirm, or the news that there is an account already.</summary>
    public Task<NeutralStep> Ask(EmailAddress email, string password, string? returnUrl, CancellationToken ct) =>
        _steps.NoFaster(NeutralTime, () => Once(email, password, returnUrl, ct), ct);

    private async Task<NeutralStep> Once(EmailAddress email, string password, string? returnUrl, CancellationToken ct)
    {
        if (!(await _attempts.Count(AttemptLimit.MailFrom, await _visitor.Network(ct), ct)).Allowed) return NeutralStep.TooMany;
        var token = await _addresses.TokenOf(email, ct);
        var mayWrite = (await _attempts.Count(AttemptLimit.MailTo, token, ct)).Allowed;
        // Hashed whether or not it will be used: a known address costs the same.
        if (await _passwords.Hash(password, ct) is not { } hash) return NeutralStep.Busy;
        if (!mayWrite) return NeutralStep.Done;
        await _steps.Commit(async () =>
        {
            if (await _db.Set<AccountUser>().SingleOrDefaultAsync(u => u.EmailToken == token && u.ClosedAt == null, ct) is { } user)
            {
                await _mails.ToUser(user.Id, MailTemplates.AlreadyRegistered, null, LinkTo("account/sign-in"), ct);
                return true;
            }

            var secret = await _links.Add(LinkKind.Registration, null, email, token, hash, _call.Language, returnUrl, ct);
            await _mails.ToAddress(email.Value, MailTemplates.ConfirmEmail, _call.Language, LinkTo("account/confirm?token=" + secret), ct);
            return true;
        }, ct);
        return NeutralStep.Done;
    }

    /// <summary>Sends the link of a registration once more, with a secret of its own.</summary>
    public Task<NeutralStep> AskAgain(EmailAddress email, CancellationToken ct) => _steps.NoFaster(NeutralTime, () => Again(email, ct), ct);

    private async Task<NeutralStep> Again(EmailAddress email, CancellationToken ct)
    {
        if (!(await _attempts.Count(AttemptLimit.MailFrom, await _visitor.Network(ct), ct)).Allowed) return NeutralStep.TooMany;
        var (token, now) = (await _addresses.TokenOf(email, ct), _clock.GetUtcNow());
        if (!(await _attempts.Count(AttemptLimit.MailTo, token, ct)).Allowed) return NeutralStep.Done;
        await _steps.Commit(async () =>
        {
            var user = await _db.Set<AccountUser>().SingleOrDefaultAsync(u => u.EmailToken == token && u.ClosedAt == null, ct);
            var waiting = await _db.Set<AccountLink>()
                .Where(l => l.EmailToken == token && l.Kind == LinkKind.Registration && l.UsedAt == null && l.ExpiresAt > now).OrderByDescending(l => l.CreatedAt).FirstOrDefaultAsync(ct);
            if (user is not null)
            {
                await _mails.ToUser(user.Id, MailTemplates.AlreadyRegistered, null, LinkTo("account/sign-in"), ct);
            }
            else if (waiting is not null)
            {
                var secret = await _links.Add(LinkKind.Registration, null, email, token, waiting.PasswordHash, _call.Language, waiting.ReturnUrl, ct);
                await _mails.ToAddress(email.Value, MailTemplates.ConfirmEmail, _call.Language, LinkTo("account/confirm?token=" + secret), ct);
            }

            return true;
        }, ct);
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

    private static Dictionary<string, string> LinkTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}
