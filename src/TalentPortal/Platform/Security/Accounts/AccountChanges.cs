using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>How far a change that asks for the password went.</summary>
public enum ChangeStep
{
    Done,

    /// <summary>The password, or the code, is not right.</summary>
    Wrong,

    TooMany,

    Busy,

    /// <summary>The link is used up or too old.</summary>
    Lapsed,
}

/// <summary>Changes of password and address. Each that matters changes the stamp, which ends all sessions, and is told by mail.</summary>
public sealed class AccountChanges
{
    private readonly AppDb _db;
    private readonly AddressWishes _wishes;
    private readonly AccountAddresses _addresses;
    private readonly Attempts _attempts;
    private readonly AccountLinks _links;
    private readonly PasswordWork _passwords;
    private readonly UserManager<AccountUser> _users;
    private readonly SigningIn _signIn;
    private readonly Sessions _sessions;
    private readonly RightsStore _rights;
    private readonly Visitor _visitor;
    private readonly Steps _steps;
    private readonly MailQueue _mails;
    private readonly Audit _audit;
    private readonly CurrentCall _call;

    internal AccountChanges(
        AppDb db, AddressWishes wishes, AccountAddresses addresses, Attempts attempts, AccountLinks links, PasswordWork passwords, UserManager<AccountUser> users, SigningIn signIn, Sessions sessions, RightsStore rights,
        Visitor visitor, Steps steps, MailQueue mails, Audit audit, CurrentCall call)
    {
        (_db, _wishes, _addresses, _attempts, _links, _passwords, _users, _signIn, _sessions, _rights, _visitor, _steps, _mails, _audit, _call) =
            (db, wishes, addresses, attempts, links, passwords, users, signIn, sessions, rights, visitor, steps, mails, audit, call);
    }

    /// <summary>Mails a link for a new password. An address without an account gets no mail, and the page says the same.</summary>
    public async Task<NeutralStep> ForgotPassword(EmailAddress email, CancellationToken ct)
    {
        if (!(await _attempts.Count(AttemptLimit.MailFrom, await _visitor.Network(ct), ct)).Allowed) return NeutralStep.TooMany;
        await _wishes.Add(AddressWishKind.NewPassword, email, null, ct);
        return NeutralStep.Done;
    }

    /// <summary>Whether the link for a new password may still be followed.</summary>
    public async Task<bool> MayReset(string? secret, CancellationToken ct) => await _links.Find(LinkKind.PasswordReset, secret, ct) is not null;

    /// <summary>Sets a new password by a mailed link. It opens no session: one signs in, with the second factor if there is one.</summary>
    public async Task<ChangeStep> ResetPassword(string? secret, string password, CancellationToken ct)
    {
        if (await _links.Find(LinkKind.PasswordReset, secret, ct) is not { } link) return ChangeStep.Lapsed;
        if (await _passwords.Hash(password, ct) is not { } hash) return ChangeStep.Busy;
        var done = await _steps.Commit(async () =>
        {
            if (!await _links.Use(link, ct) || await Tracked(link.UserId!.Value, ct) is not { } user) return (string?)null;
            await SetPassword(user, hash, ct);
            return user.EmailToken;
        }, ct, token => token is not null);
        if (done is null) return ChangeStep.Lapsed;
        await _attempts.Clear(AttemptLimit.Account, done, ct);
        return ChangeStep.Done;
    }

    /// <summary>Sets a new password in exchange for the old one, ends all sessions and opens a new one.</summary>
    public async Task<(ChangeStep Step, SessionTicket? Session)> ChangePassword(string current, string password, CancellationToken ct)
    {
        var given = await CheckPassword(current, ct);
        if (given.Step != ChangeStep.Done) return (given.Step, null);
        if (await _passwords.Hash(password, ct) is not { } hash) return (ChangeStep.Busy, null);
        var (hadFactor, remembered) = (_call.Rights.SecondFactor, await _sessions.IsRemembered(ct));
        var user = await _steps.Commit(async () =>
        {
            var user = (await Tracked(given.User!.Id, ct))!;
            await SetPassword(user, hash, ct);
            return user;
        }, ct);
        var opened = await _signIn.Open(user.Id, user.SecurityStamp!, hadFactor, remembered, ct);
        return (ChangeStep.Done, opened.Session);
    }

    /// <summary>Mails a link to the new address; nothing changes until it is followed there. A taken address gets a mail that says so.</summary>
    public async Task<ChangeStep> ChangeAddress(EmailAddress email, string password, CancellationToken ct)
    {
        var (step, user) = await CheckPassword(password, ct);
        if (step != ChangeStep.Done) return step;
        await _wishes.Add(AddressWishKind.TakeOver, email, wish => wish with { UserId = user!.Id, Stamp = user.SecurityStamp }, ct);
        return ChangeStep.Done;
    }

    /// <summary>The new address behind a link, masked; null when the link is used up or too old.</summary>
    public async Task<string?> NewAddress(string? secret, CancellationToken ct) =>
        await _links.Find(LinkKind.AddressChange, secret, ct) is { } link ? (await _links.AddressOf(link, ct))?.ToString() : null;

    /// <summary>Follows the link at the new address: from now on it is the account's; the old one is told.</summary>
    public async Task<ChangeStep> ConfirmAddress(string? secret, CancellationToken ct)
    {
        if (await _links.Find(LinkKind.AddressChange, secret, ct) is not { } link || await _links.AddressOf(link, ct) is not { } email) return ChangeStep.Lapsed;
        var done = await _steps.Commit(async () =>
        {
            await _addresses.Lock(link.EmailToken!, ct);
            if (!await _links.Use(link, ct) || await Tracked(link.UserId!.Value, ct) is not { } user) return false;
            if (await _db.Set<AccountUser>().AnyAsync(u => u.EmailToken == link.EmailToken, ct)) return false;
            if (await _addresses.Of(user, ct) is { } old) await _mails.ToAddress(old.Value, MailTemplates.EmailChangedNotice, user.MailLanguage, LinkTo(""), ct);
            await _addresses.Put(user, email, ct);
            // A link for a new password that lies in the old mailbox must not outlive the change.
            await _links.EndAll(LinkKind.PasswordReset, user.Id, ct);
            await _users.UpdateAsync(user);
            _audit.WriteForPlatform("accounts.address-changed", user.Id);
            return true;
        }, ct, kept => kept);
        return done ? ChangeStep.Done : ChangeStep.Lapsed;
    }

    /// <summary>Checks the signed-in person's password again, counted before it is looked at.</summary>
    internal async Task<(ChangeStep Step, AccountUser? User)> CheckPassword(string password, CancellationToken ct)
    {
        var id = _call.RequiredUserId;
        var verdict = await _attempts.Count(AttemptLimit.Confirmation, id.ToString("N"), ct);
        if (!verdict.Allowed) return (ChangeStep.TooMany, null);
        var user = await _db.Set<AccountUser>().AsNoTracking().SingleAsync(u => u.Id == id, ct);
        var check = await _passwords.Verify(user, password, ct);
        if (check is null) return (ChangeStep.Busy, null);
        if (check == PasswordVerificationResult.Failed) return (ChangeStep.Wrong, null);
        await _attempts.Clear(AttemptLimit.Confirmation, id.ToString("N"), ct);
        return (ChangeStep.Done, user);
    }

    private async Task SetPassword(AccountUser user, string hash, CancellationToken ct)
    {
        user.PasswordHash = hash;
        await _users.UpdateSecurityStampAsync(user);
        await _sessions.EndAll(user.Id, ct);
        await _links.EndAll(LinkKind.PasswordReset, user.Id, ct);
        await _mails.ToUser(user.Id, MailTemplates.PasswordChanged, null, LinkTo("account/forgot"), ct);
        _audit.WriteForPlatform("accounts.password-changed", user.Id);
        _rights.Forget(user.Id);
    }

    private Task<AccountUser?> Tracked(Guid userId, CancellationToken ct) => _db.Set<AccountUser>().SingleOrDefaultAsync(u => u.Id == userId && u.ClosedAt == null, ct);

    private static Dictionary<string, string> LinkTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}
