using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Ends accounts for good, and clears away what has run out.</summary>
public sealed class AccountUpkeep
{
    /// <summary>How long an ended session stays in the table, to answer questions about a break-in.</summary>
    public static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    /// <summary>How long a device that is not used stays known.</summary>
    public static readonly TimeSpan DevicesKept = TimeSpan.FromDays(365);

    /// <summary>How long an erased account's number stays: as long as the proofs that it ties together.</summary>
    public const int ClosedKeptYears = 3;

    private readonly AppDb _db;
    private readonly Sessions _sessions;
    private readonly RightsStore _rights;
    private readonly Audit _audit;
    private readonly TimeProvider _clock;

    internal AccountUpkeep(AppDb db, Sessions sessions, RightsStore rights, Audit audit, TimeProvider clock) => (_db, _sessions, _rights, _audit, _clock) = (db, sessions, rights, audit, clock);

    /// <summary>
    /// Closes an account within the caller's command: no one can sign in to it again, its address is free for a new one.
    /// The caller destroys the person's key (<see cref="PortalVault.Destroy"/>) in the same transaction.
    /// </summary>
    public async Task Close(Guid userId, CancellationToken ct)
    {
        var user = await _db.Set<AccountUser>().SingleAsync(u => u.Id == userId, ct);
        var token = user.EmailToken;
        (user.ClosedAt, user.EmailToken, user.EmailSealed, user.PasswordHash, user.FactorKey, user.TwoFactorEnabled) = (_clock.GetUtcNow(), null, null, null, null, false);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        await _sessions.EndAll(userId, ct);
        await _db.Set<KnownDevice>().Where(d => d.UserId == userId).ExecuteDeleteAsync(ct);
        await _db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
        await _db.Set<AccountLink>().Where(l => l.UserId == userId).ExecuteDeleteAsync(ct);
        await _db.Set<Invitation>().Where(i => i.AcceptedBy == userId || (i.EmailToken != null && i.EmailToken == token)).ExecuteDeleteAsync(ct);
        _audit.WriteForPlatform("accounts.closed", userId);
        _rights.Forget(userId);
    }

    /// <summary>Removes counters and links that have run out, old sessions and devices.</summary>
    public async Task<int> Clear(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var (sessions, devices, closed) = (now - SessionsKept, now - DevicesKept, now.AddYears(-ClosedKeptYears));
        return await _db.Set<AttemptCounter>().Where(c => c.WindowEndsAt < now).ExecuteDeleteAsync(ct)
            + await _db.Set<AccountLink>().Where(l => l.ExpiresAt < now || l.UsedAt != null).ExecuteDeleteAsync(ct)
            + await _db.Set<AccountSession>().Where(s => s.ExpiresAt < sessions || s.EndedAt < sessions).ExecuteDeleteAsync(ct)
            + await _db.Set<KnownDevice>().Where(d => d.SeenAt < devices).ExecuteDeleteAsync(ct)
            + await _db.Set<AccountUser>().Where(u => u.ClosedAt < closed).ExecuteDeleteAsync(ct);
    }
}
