using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>How far a sign-in came.</summary>
public enum SignInStep
{
    /// <summary>Address and password do not belong together, or the code is not right. Says nothing of which accounts there are.</summary>
    Wrong,

    /// <summary>Too many attempts; nothing was checked. Known and unknown accounts alike.</summary>
    TooMany,

    /// <summary>The portal is too busy to check.</summary>
    Busy,

    /// <summary>The password was right; the second factor is asked for.</summary>
    NeedsCode,

    /// <summary>The first step is too long ago or was made void.</summary>
    Lapsed,

    SignedIn,
}

/// <summary>What the page has to do: write a cookie, or say why not.</summary>
public sealed record SignInOutcome(SignInStep Step, SessionTicket? Session = null, PendingSignIn? Pending = null)
{
    internal static SignInOutcome Of(SignInStep step) => new(step);
}

/// <summary>
/// The only way to a session. Each attempt is counted before it is checked; unknown accounts cost the same work and get
/// the same answer; with a second factor there is no session without it, whichever way one came.
/// </summary>
public sealed class SigningIn
{
    private readonly AppDb _db;
    private readonly AccountAddresses _addresses;
    private readonly Attempts _attempts;
    private readonly PasswordWork _passwords;
    private readonly SecondFactors _factors;
    private readonly Sessions _sessions;
    private readonly Visitor _visitor;
    private readonly Steps _steps;
    private readonly RightsStore _rights;
    private readonly MailQueue _mails;
    private readonly Audit _audit;
    private readonly PortalVault _vault;
    private readonly TimeProvider _clock;

    internal SigningIn(
        AppDb db, AccountAddresses addresses, Attempts attempts, PasswordWork passwords, SecondFactors factors, Sessions sessions, Visitor visitor, Steps steps, RightsStore rights, MailQueue mails, Audit audit, PortalVault vault, TimeProvider clock)
    {
        (_db, _addresses, _attempts, _passwords, _factors, _sessions, _visitor, _steps, _rights, _mails, _audit, _vault, _clock) =
            (db, addresses, attempts, passwords, factors, sessions, visitor, steps, rights, mails, audit, vault, clock);
    }

    /// <summary>Step one: address and password.</summary>
    public async Task<SignInOutcome> WithPassword(EmailAddress email, string password, bool remember, CancellationToken ct)
    {
        var account = await _addresses.TokenOf(email, ct);
        var user = await _db.Set<AccountUser>().AsNoTracking().SingleOrDefaultAsync(u => u.EmailToken == account && u.ClosedAt == null, ct);
        var knownHere = await IsKnownHere(user, ct);
        var counted = await Counted(account, password, knownHere, ct);
        if (counted is null) return SignInOutcome.Of(SignInStep.TooMany);

        var check = await _passwords.Verify(user, password, ct);
        if (check is null) return SignInOutcome.Of(SignInStep.Busy);
        if (check == PasswordVerificationResult.Failed) return SignInOutcome.Of(SignInStep.Wrong);

        await TakeBack(counted, ct);
        if (check == PasswordVerificationResult.SuccessRehashNeeded) await Rehash(user!.Id, password, ct);
        return user!.TwoFactorEnabled
            ? new SignInOutcome(SignInStep.NeedsCode, Pending: new PendingSignIn(user.Id, user.SecurityStamp!, remember, _clock.GetUtcNow() + PortalCookies.PendingLifetime))
            : await Open(user.Id, user.SecurityStamp!, secondFactor: false, remember, ct);
    }

    /// <summary>Step two: a code of the app, or a recovery code.</summary>
    public async Task<SignInOutcome> WithCode(string code, CancellationToken ct)
    {
        if (_visitor.Pending is not { } pending) return SignInOutcome.Of(SignInStep.Lapsed);
        var user = await _db.Set<AccountUser>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == pending.UserId && u.ClosedAt == null && u.TwoFactorEnabled, ct);
        if (user is null || user.SecurityStamp != pending.Stamp) return SignInOutcome.Of(SignInStep.Lapsed);
        var key = user.Id.ToString("N") + (await IsKnownHere(user, ct) ? Convert.ToHexString(_visitor.DeviceHash!.AsSpan(0, 8)) : "");
        var verdict = await _attempts.Count(AttemptLimit.Factor, key, ct);
        if (verdict.JustReached) await Report("accounts.factor-guessed", user.Id, null, ct);
        if (!verdict.Allowed) return SignInOutcome.Of(SignInStep.TooMany);
        if (!await _factors.Accept(user, code, ct)) return SignInOutcome.Of(SignInStep.Wrong);
        await _attempts.Clear(AttemptLimit.Factor, key, ct);
        return await Open(user.Id, user.SecurityStamp!, secondFactor: true, pending.Remember, ct);
    }

    /// <summary>Opens a session for somebody who has just proved who they are: by a factor, or by following a link and choosing a password for an account without one.</summary>
    internal async Task<SignInOutcome> Open(Guid userId, string stamp, bool secondFactor, bool remember, CancellationToken ct)
    {
        var holdsRole = await _rights.HoldsRole(userId, ct);
        return await _steps.Commit(async () =>
        {
            var user = await _db.Set<AccountUser>().SingleOrDefaultAsync(u => u.Id == userId && u.ClosedAt == null && u.SecurityStamp == stamp, ct);
            if (user is null || (user.TwoFactorEnabled && !secondFactor)) return SignInOutcome.Of(SignInStep.Lapsed);
            var session = await _sessions.Open(user, secondFactor, SessionLimits.For(holdsRole, remember), _visitor.Device, ct);
            return new SignInOutcome(SignInStep.SignedIn, new SessionTicket(user.Id, session.Id, session.ExpiresAt, remember && !holdsRole, await Remember(user, ct)));
        }, ct);
    }

    private async Task<bool> IsKnownHere(AccountUser? user, CancellationToken ct)
    {
        var (id, device) = (user?.Id ?? Guid.Empty, _visitor.DeviceHash ?? []);
        return await _db.Set<KnownDevice>().AnyAsync(d => d.UserId == id && d.DeviceHash == device, ct);
    }

    /// <summary>Counts the attempt, the widest circle first, and stops at the first that is full. Null: nothing may be checked.</summary>
    private async Task<List<(AttemptLimit Limit, string Key, bool Owns)>?> Counted(string account, string password, bool knownHere, CancellationToken ct)
    {
        List<(AttemptLimit Limit, string Key, bool Owns)> circles = knownHere
            ? [(AttemptLimit.Device, account + Convert.ToHexString(_visitor.DeviceHash!.AsSpan(0, 8)), true)]
            : [
                (AttemptLimit.Network, await _visitor.Network(ct), false),
                (AttemptLimit.Account, account, true),
                (AttemptLimit.Spray, (await _vault.SearchToken(KeyOwner.Platform, "accounts.spray", password, ct))[..4], false),
            ];
        foreach (var (limit, key, _) in circles)
        {
            var verdict = await _attempts.Count(limit, key, ct);
            if (verdict.JustReached) await Report("accounts.guessing", null, limit.Kind, ct);
            if (!verdict.Allowed) return null;
        }

        return circles;
    }

    private async Task TakeBack(List<(AttemptLimit Limit, string Key, bool Owns)> circles, CancellationToken ct)
    {
        foreach (var (limit, key, owns) in circles)
        {
            if (owns) await _attempts.Clear(limit, key, ct);
            else await _attempts.TakeBack(limit, key, ct);
        }
    }

    private async Task Rehash(Guid userId, string password, CancellationToken ct)
    {
        if (await _passwords.Hash(password, ct) is not { } hash) return;
        await _db.Set<AccountUser>().Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash), ct);
    }

    /// <summary>Makes this device known to the account, and tells its owner of a new one. Gives the value for the device's cookie where it has none.</summary>
    private async Task<string?> Remember(AccountUser user, CancellationToken ct)
    {
        var fresh = _visitor.DeviceHash is null ? Visitor.NewDevice() : null;
        var hash = fresh is null ? _visitor.DeviceHash! : Visitor.HashOf(fresh);
        var now = _clock.GetUtcNow();
        var isNew = await _db.Set<KnownDevice>().Where(d => d.UserId == user.Id && d.DeviceHash == hash).ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, now), ct) == 0;
        if (!isNew) return fresh;
        if (await _db.Set<KnownDevice>().AnyAsync(d => d.UserId == user.Id, ct))
            await _mails.ToUser(user.Id, MailTemplates.NewSignIn, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "account/sessions" }, ct);
        await _db.Database.ExecuteSqlAsync($"insert into accounts.known_devices (user_id, device_hash, seen_at) values ({user.Id}, {hash}, {now}) on conflict do nothing", ct);
        return fresh;
    }

    private Task Report(string action, Guid? subject, string? detail, CancellationToken ct) => _steps.Commit(() =>
    {
        _audit.WriteForPlatform(action, subject, detail);
        return Task.FromResult(true);
    }, ct);
}
