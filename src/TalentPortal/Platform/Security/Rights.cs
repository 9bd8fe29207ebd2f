using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Keys;

namespace TalentPortal.Platform.Security;

/// <summary>Claims in the sign-in cookie. They only name the session; every right is read from the store.</summary>
public static class PortalClaims
{
    public const string Session = "sid";
}

/// <summary>What one person may do at one tenant now.</summary>
/// <param name="UserId">The person, while their session lives; null for visitors and ended sessions.</param>
/// <param name="SecondFactor">Whether this session was opened with a second factor. Staff have no rights without one.</param>
/// <param name="StaffRoles">Roles in the current tenant, and platform roles.</param>
/// <param name="EmployerId">The active employer, chosen on the session and checked against memberships.</param>
public sealed record Rights(
    Guid? UserId,
    bool SecondFactor,
    IReadOnlySet<PortalRole> StaffRoles,
    Guid? EmployerId,
    PortalRole? EmployerRole,
    bool HoldsStaffRole)
{
    /// <summary>The name by which colleagues know the person, here or at the active employer; null for whoever works nowhere.</summary>
    public string? Name { get; init; }

    /// <summary>The employer's own system that is asking; then there is no person.</summary>
    public KeyCaller? Key { get; private init; }

    /// <summary>What a key may do: what a recruiter may, as far as it is open to keys.</summary>
    internal static Rights OfKey(KeyCaller key) => None with { EmployerId = key.EmployerId, EmployerRole = PortalRole.EmployerRecruiter, Key = key };

    public static Rights None { get; } = new(null, false, new HashSet<PortalRole>(), null, null, false);

    public bool StaffAllows(string permission) => RoleCatalogue.Allows(permission, StaffRoles);

    public bool EmployerAllows(string permission) => EmployerRole is { } role && RoleCatalogue.Allows(permission, [role]) && (Key is null || (RoleCatalogue.OpenToKeys.TryGetValue(permission, out var open) && (!open.Applications || Key.SeesApplications)));

    public bool Allows(string permission) => StaffAllows(permission) || EmployerAllows(permission);

    /// <summary>Accompanies talents on the campus and has no other part in cases: sees each for a time alone, which the database itself keeps.</summary>
    public bool SeesForATime => StaffRoles.Contains(PortalRole.CampusConsultant) && !StaffRoles.Overlaps([PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.TeamLead]);

    /// <summary>Sees of the active employer only what colleagues asked them about.</summary>
    public bool HoldsSeat => EmployerRole == PortalRole.EmployerInterviewer;

    /// <summary>Equal for equal rights: tells a page that stays open whether anything was given or taken.</summary>
    internal string Mark => $"{UserId:N} {SecondFactor} {string.Join(',', StaffRoles.Order())} {EmployerId:N} {EmployerRole} {HoldsStaffRole}";

    /// <summary>Holds a staff role but signed in without a second factor: has to set one up or sign in again.</summary>
    public bool NeedsSecondFactor => HoldsStaffRole && !SecondFactor;
}

/// <summary>
/// Reads rights from the database, not from the cookie, and keeps them for <see cref="Lifetime"/>: a revoked right,
/// an ended session or a closed account is powerless at most that much later, in open circuits too.
/// </summary>
public sealed class RightsStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How long an answer may be used again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private const string Identity = "select set_config('app.user_id', $1, false), set_config('app.side', 'party', false)";

    private const string Query =
        """
        select s.second_factor, s.active_employer_id,
               (select m.roles from staff_memberships m where m.tenant_id = $3 and m.user_id = s.user_id and m.ended_at is null),
               (select array_agg(p.role) from platform_memberships p where p.user_id = s.user_id),
               (select array_agg(e.employer_id || ':' || e.role order by e.joined_at, e.employer_id)
                  from employer_memberships e where e.user_id = s.user_id and e.ended_at is null),
               exists (select 1 from staff_memberships m where m.user_id = s.user_id and m.ended_at is null),
               s.started_at, s.seen_at, s.idle_minutes,
               (select m.display_name from staff_memberships m where m.tenant_id = $3 and m.user_id = s.user_id and m.ended_at is null),
               (select array_agg(e.display_name order by e.joined_at, e.employer_id) from employer_memberships e where e.user_id = s.user_id and e.ended_at is null)
          from accounts.sessions s join accounts.users u on u.id = s.user_id
         where s.id = $2 and s.user_id = $1 and s.ended_at is null and s.expires_at > $4 and u.closed_at is null
           and s.security_stamp = u.security_stamp
        """;

    private const string RoleQuery =
        """
        select exists (select 1 from staff_memberships m where m.user_id = $1 and m.ended_at is null)
            or exists (select 1 from platform_memberships p where p.user_id = $1)
            or exists (select 1 from employer_memberships e where e.user_id = $1 and e.ended_at is null)
        """;

    private readonly ConcurrentDictionary<(Guid User, Guid Session, Guid Tenant), (long ReadAt, Rights Rights)> _cache = new();

    internal async ValueTask<Rights> Get(CallOrigin origin, CancellationToken ct)
    {
        if (KeyOf(origin) is not { } key) return Rights.None;
        if (_cache.TryGetValue(key, out var known) && clock.GetElapsedTime(known.ReadAt) < Lifetime) return known.Rights;
        return (await ReadNow([origin], ct))[0];
    }

    /// <summary>Reads the rights of many callers in one round trip, past what is remembered. In the order of <paramref name="origins"/>.</summary>
    internal async Task<IReadOnlyList<Rights>> ReadNow(IReadOnlyList<CallOrigin> origins, CancellationToken ct)
    {
        var readAt = clock.GetTimestamp();
        var rights = await SafeRepeat.Run(() => Read(origins, ct), clock, ct, times: 2);
        if (_cache.Count > 50_000) _cache.Clear();
        for (var i = 0; i < origins.Count; i++)
            if (KeyOf(origins[i]) is { } key) _cache[key] = (readAt, rights[i]);
        return rights;
    }

    /// <summary>Whether a person holds a role anywhere, which decides how long their sessions live.</summary>
    internal Task<bool> HoldsRole(Guid userId, CancellationToken ct) => SafeRepeat.Run(() => ReadRole(userId, ct), clock, ct, times: 2);

    private async Task<bool> ReadRole(Guid userId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { BecomeUser(userId), new NpgsqlBatchCommand(RoleQuery) { Parameters = { new() { Value = userId } } } } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetBoolean(0);
    }

    /// <summary>Forgets what is known of a session or user in this process, so that their own change shows at once.</summary>
    public void Forget(Guid userId)
    {
        foreach (var key in _cache.Keys.Where(key => key.User == userId)) _cache.TryRemove(key, out _);
    }

    private static (Guid User, Guid Session, Guid Tenant)? KeyOf(CallOrigin origin) =>
        origin is { UserId: { } user, SessionId: { } session } ? (user, session, origin.Tenant?.Id ?? Guid.Empty) : null;

    private static NpgsqlBatchCommand BecomeUser(Guid user) => new(Identity) { Parameters = { new() { Value = user.ToString() } } };

    private async Task<Rights[]> Read(IReadOnlyList<CallOrigin> origins, CancellationToken ct)
    {
        var found = new Rights[origins.Count];
        Array.Fill(found, Rights.None);
        var asked = Enumerable.Range(0, origins.Count).Where(i => KeyOf(origins[i]) is not null).ToList();
        if (asked.Count == 0) return found;
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var i in asked)
        {
            batch.BatchCommands.Add(BecomeUser(origins[i].UserId!.Value));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Query)
            {
                Parameters =
                {
                    new() { Value = origins[i].UserId!.Value }, new() { Value = origins[i].SessionId!.Value },
                    new() { Value = (object?)origins[i].Tenant?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    new() { Value = now },
                },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        foreach (var i in asked)
        {
            await reader.NextResultAsync(ct);
            if (await reader.ReadAsync(ct)) found[i] = RightsOf(origins[i].UserId!.Value, reader, now);
            await reader.NextResultAsync(ct);
        }

        return found;
    }

    private static Rights RightsOf(Guid user, NpgsqlDataReader reader, DateTimeOffset now)
    {
        var secondFactor = reader.GetBoolean(0);
        Guid? chosen = reader.IsDBNull(1) ? null : reader.GetGuid(1);
        var tenantRoles = Roles(reader, 2);
        var platformRoles = Roles(reader, 3);
        var employers = (reader.IsDBNull(4) ? [] : reader.GetFieldValue<string[]>(4))
            .Select(pair => pair.Split(':'))
            .Select(pair => (Id: Guid.Parse(pair[0]), Role: Enum.Parse<PortalRole>(pair[1])))
            .ToList();
        var active = employers.Find(e => e.Id == chosen);
        if (active.Id == Guid.Empty && employers.Count > 0) active = employers[0];
        var holdsStaffRole = reader.GetBoolean(5) || platformRoles.Count > 0;
        var (startedAt, seenAt, idle) = (reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7), TimeSpan.FromMinutes(reader.GetInt32(8)));
        // Whoever came to a role after signing in has a session of the longer kind; the shorter limits hold all the same.
        var isWork = holdsStaffRole || employers.Count > 0;
        if (isWork && idle > SessionLimits.Work.Idle) idle = SessionLimits.Work.Idle;
        if (seenAt + idle <= now || (isWork && startedAt + SessionLimits.Work.Absolute <= now)) return Rights.None;
        return new Rights(
            user,
            secondFactor,
            secondFactor ? tenantRoles.Concat(platformRoles).ToHashSet() : new HashSet<PortalRole>(),
            active.Id == Guid.Empty ? null : active.Id,
            active.Id == Guid.Empty ? null : active.Role,
            holdsStaffRole)
        {
            Name = !reader.IsDBNull(9) ? reader.GetString(9) : active.Id == Guid.Empty ? null : reader.GetFieldValue<string[]>(10)[employers.IndexOf(active)],
        };
    }

    private static List<PortalRole> Roles(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? [] : reader.GetFieldValue<string[]>(column).Select(Enum.Parse<PortalRole>).ToList();
}
