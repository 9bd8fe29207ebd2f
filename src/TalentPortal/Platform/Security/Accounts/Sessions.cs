using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>A session as its owner sees it.</summary>
public sealed record SessionInfo(Guid Id, string Device, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool SecondFactor, bool IsThis);

/// <summary>Opens, lists and ends sessions. Changes are saved by the command they belong to.</summary>
public sealed class Sessions(AppDb db, CurrentCall call, RightsStore rights, TimeProvider clock)
{
    /// <summary>The caller's sessions that still live, this one first, then the most recently used.</summary>
    public async Task<IReadOnlyList<SessionInfo>> Mine(CancellationToken ct)
    {
        var (user, now, current) = (call.RequiredUserId, clock.GetUtcNow(), call.Origin.SessionId);
        var stamp = await db.Set<AccountUser>().Where(u => u.Id == user).Select(u => u.SecurityStamp).SingleAsync(ct);
        var sessions = await db.Set<AccountSession>().AsNoTracking()
            .Where(s => s.UserId == user && s.EndedAt == null && s.ExpiresAt > now && s.SecurityStamp == stamp)
            .OrderByDescending(s => s.SeenAt).ToListAsync(ct);
        return [.. sessions.Where(s => s.SeenAt.AddMinutes(s.IdleMinutes) > now)
            .Select(s => new SessionInfo(s.Id, s.Device, s.StartedAt, s.SeenAt, s.SecondFactor, s.Id == current))
            .OrderByDescending(s => s.IsThis)];
    }

    /// <summary>Ends one of the caller's sessions.</summary>
    /// <returns>False when it is none of theirs, or has ended.</returns>
    public async Task<bool> End(Guid sessionId, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var ended = await db.Set<AccountSession>().Where(s => s.Id == sessionId && s.UserId == user && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        rights.Forget(user);
        return ended == 1;
    }

    /// <summary>Ends all of the caller's sessions but the one at hand.</summary>
    public async Task<int> EndOthers(CancellationToken ct)
    {
        var (user, now, current) = (call.RequiredUserId, clock.GetUtcNow(), call.Origin.SessionId);
        var ended = await db.Set<AccountSession>().Where(s => s.UserId == user && s.Id != current && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        rights.Forget(user);
        return ended;
    }

    /// <summary>Chooses the employer that this session acts for. The caller checked that the person belongs to it.</summary>
    public async Task ActFor(Guid employerId, CancellationToken ct)
    {
        var (user, session) = (call.RequiredUserId, call.Origin.SessionId);
        await db.Set<AccountSession>().Where(s => s.Id == session && s.UserId == user).ExecuteUpdateAsync(set => set.SetProperty(s => s.ActiveEmployerId, employerId), ct);
        rights.Forget(user);
    }

    /// <summary>Whether the person asked to stay signed in when the session at hand began; a session that takes its place does too.</summary>
    internal Task<bool> IsRemembered(CancellationToken ct)
    {
        var (session, minutes) = (call.Origin.SessionId, (int)SessionLimits.Remembered.Idle.TotalMinutes);
        return db.Set<AccountSession>().AnyAsync(s => s.Id == session && s.IdleMinutes == minutes, ct);
    }

    /// <summary>Ends every session of an account.</summary>
    internal async Task EndAll(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Set<AccountSession>().Where(s => s.UserId == userId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        rights.Forget(userId);
    }

    /// <summary>Adds a session of its own id: a cookie's value is never one that was used before.</summary>
    internal async Task<AccountSession> Open(AccountUser user, bool secondFactor, SessionLimits limits, string device, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            Id = Guid.NewGuid(), UserId = user.Id, SecurityStamp = user.SecurityStamp!, SecondFactor = secondFactor, Device = device,
            StartedAt = now, SeenAt = now, IdleMinutes = (int)limits.Idle.TotalMinutes, ExpiresAt = now + limits.Absolute,
        };
        // Whoever signs in again on a device leaves the session they had there.
        if (call.Origin.SessionId is { } old) await db.Set<AccountSession>().Where(s => s.Id == old && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        if (call.UserId is { } before) rights.Forget(before);
        db.Add(session);
        return session;
    }
}
