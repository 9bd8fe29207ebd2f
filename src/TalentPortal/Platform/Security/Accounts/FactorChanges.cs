using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>What became of a change of the second factor.</summary>
/// <param name="Codes">New recovery codes, shown once.</param>
/// <param name="Session">A new session, which has the factor; the old ones have ended.</param>
/// <param name="CodeWasChecked">The password was right and the code was looked at.</param>
public sealed record FactorOutcome(ChangeStep Step, IReadOnlyList<string>? Codes = null, SessionTicket? Session = null, bool CodeWasChecked = false);

/// <summary>Sets up, renews and removes the second factor of the signed-in person. Each asks for the password or a code.</summary>
public sealed class FactorChanges
{
    private readonly AppDb _db;
    private readonly Attempts _attempts;
    private readonly AccountChanges _changes;
    private readonly SecondFactors _factors;
    private readonly SigningIn _signIn;
    private readonly Sessions _sessions;
    private readonly UserManager<AccountUser> _users;
    private readonly RightsStore _rights;
    private readonly Steps _steps;
    private readonly MailQueue _mails;
    private readonly Audit _audit;
    private readonly CurrentCall _call;

    internal FactorChanges(
        AppDb db, Attempts attempts, AccountChanges changes, SecondFactors factors, SigningIn signIn, Sessions sessions, UserManager<AccountUser> users, RightsStore rights, Steps steps, MailQueue mails, Audit audit, CurrentCall call)
    {
        (_db, _attempts, _changes, _factors, _signIn, _sessions, _users, _rights, _steps, _mails, _audit, _call) = (db, attempts, changes, factors, signIn, sessions, users, rights, steps, mails, audit, call);
    }

    /// <summary>Puts the proposed key into use, ends every session and opens one that has the factor.</summary>
    public async Task<FactorOutcome> SetUp(string? proposal, string code, string password, CancellationToken ct)
    {
        var (step, known) = await _changes.CheckPassword(password, ct);
        if (step != ChangeStep.Done) return new FactorOutcome(step);
        // A second key takes the first one's place only for a session that has the factor: a stolen password is not enough.
        if (known!.TwoFactorEnabled && !_call.Rights.SecondFactor) return new FactorOutcome(ChangeStep.Lapsed);
        if (!(await _attempts.Count(AttemptLimit.Factor, "set:" + known.Id.ToString("N"), ct)).Allowed) return new FactorOutcome(ChangeStep.TooMany);
        var remembered = await _sessions.IsRemembered(ct);
        var (user, codes) = await _steps.Commit(async () =>
        {
            var user = await _db.Set<AccountUser>().SingleAsync(u => u.Id == known.Id, ct);
            if (await _factors.Set(user, proposal, code, ct) is not { } codes) return (null, null);
            await Changed(user, "accounts.factor-set", MailTemplates.FactorSet, ct);
            return ((AccountUser?)user, (IReadOnlyList<string>?)codes);
        }, ct, result => result.Item1 is not null);
        if (user is null) return new FactorOutcome(ChangeStep.Wrong, CodeWasChecked: true);
        await _attempts.Clear(AttemptLimit.Factor, "set:" + user.Id.ToString("N"), ct);
        var opened = await _signIn.Open(user.Id, user.SecurityStamp!, secondFactor: true, remembered, ct);
        return new FactorOutcome(ChangeStep.Done, codes, opened.Session);
    }

    /// <summary>Replaces the recovery codes in exchange for a code of the app.</summary>
    public async Task<FactorOutcome> RenewCodes(string code, CancellationToken ct)
    {
        var (step, user) = await CheckCode(code, ct);
        if (step != ChangeStep.Done) return new FactorOutcome(step);
        var codes = await _steps.Commit(async () =>
        {
            _audit.WriteForPlatform("accounts.codes-renewed", user!.Id);
            return await _factors.NewCodes(user.Id, ct);
        }, ct);
        return new FactorOutcome(ChangeStep.Done, codes);
    }

    /// <summary>Removes the factor in exchange for a code. Not for those who hold a staff role: they would be locked out of their work.</summary>
    public async Task<FactorOutcome> Remove(string code, CancellationToken ct)
    {
        if (_call.Rights.HoldsStaffRole) return new FactorOutcome(ChangeStep.Lapsed);
        var (step, known) = await CheckCode(code, ct);
        if (step != ChangeStep.Done) return new FactorOutcome(step);
        var remembered = await _sessions.IsRemembered(ct);
        var user = await _steps.Commit(async () =>
        {
            var user = await _db.Set<AccountUser>().SingleAsync(u => u.Id == known!.Id, ct);
            await _factors.Remove(user, ct);
            await Changed(user, "accounts.factor-removed", MailTemplates.FactorRemoved, ct);
            return user;
        }, ct);
        var opened = await _signIn.Open(user.Id, user.SecurityStamp!, secondFactor: false, remembered, ct);
        return new FactorOutcome(ChangeStep.Done, Session: opened.Session);
    }

    private async Task<(ChangeStep Step, AccountUser? User)> CheckCode(string code, CancellationToken ct)
    {
        var id = _call.RequiredUserId;
        if (!(await _attempts.Count(AttemptLimit.Confirmation, "code:" + id.ToString("N"), ct)).Allowed) return (ChangeStep.TooMany, null);
        var user = await _db.Set<AccountUser>().AsNoTracking().SingleAsync(u => u.Id == id, ct);
        if (!user.TwoFactorEnabled) return (ChangeStep.Lapsed, null);
        if (!await _factors.Accept(user, code, ct)) return (ChangeStep.Wrong, null);
        await _attempts.Clear(AttemptLimit.Confirmation, "code:" + id.ToString("N"), ct);
        return (ChangeStep.Done, user);
    }

    private async Task Changed(AccountUser user, string action, string template, CancellationToken ct)
    {
        await _users.UpdateSecurityStampAsync(user);
        await _sessions.EndAll(user.Id, ct);
        _audit.WriteForPlatform(action, user.Id);
        await _mails.ToUser(user.Id, template, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "account" }, ct);
        _rights.Forget(user.Id);
    }
}
