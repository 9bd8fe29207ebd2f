using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Messaging;

/// <summary>From where a request comes: established outside the request, never by its properties.</summary>
/// <param name="Tenant">The tenant whose site or workspace it is; null on the national site.</param>
/// <param name="UserId">The signed-in user; null for a visitor.</param>
/// <param name="SessionId">The server-side session behind the cookie. Without a live one the user counts as a visitor.</param>
/// <param name="SystemActor">Name of the scheduled or operator's work on whose behalf the request runs.</param>
/// <param name="CommandId">The id the form carried; the same id has its effect once.</param>
/// <param name="Key">The employer's own system that is asking; then there is no user.</param>
/// <param name="CommandPrint">Hash of what the command says, where a client chose its id: the same id for something else is a mistake.</param>
public sealed record CallOrigin(
    TenantRef? Tenant,
    Language Language,
    Guid? UserId = null,
    Guid? SessionId = null,
    string? SystemActor = null,
    Guid? CommandId = null,
    KeyCaller? Key = null,
    string? CommandPrint = null)
{
    public static CallOrigin System(string actor, TenantRef? tenant = null, Guid? onBehalfOf = null) =>
        new(tenant, Language.English, UserId: onBehalfOf, SystemActor: actor);
}

/// <summary>The part in which a request acts. Row-level security knows it as <c>app.side</c>.</summary>
public enum CallSide
{
    /// <summary>A visitor.</summary>
    Public,

    /// <summary>A signed-in person, in their own matters.</summary>
    Party,

    /// <summary>A member of the active employer.</summary>
    Employer,

    /// <summary>Staff of the current tenant, or a platform administrator.</summary>
    Staff,

    /// <summary>Scheduled work, import, outbox.</summary>
    System,
}

/// <summary>Who is asking, from where and with which rights. One per message; set once, before the first behaviour.</summary>
public sealed class CurrentCall
{
    private CallOrigin? _origin;
    private Rights _rights = Rights.None;

    /// <exception cref="InvalidOperationException">Read outside a message.</exception>
    public CallOrigin Origin => _origin ?? throw new InvalidOperationException("No message is being handled in this scope.");

    public bool IsSet => _origin is not null;

    public Rights Rights => _rights;

    public CallSide Side { get; private set; } = CallSide.Public;

    public Guid? TenantId => _origin?.Tenant?.Id;

    public TenantRef? Tenant => _origin?.Tenant;

    /// <summary>The tenant, where a request makes no sense without one.</summary>
    public TenantRef RequiredTenant => Tenant ?? throw new InvalidOperationException("This request needs a tenant.");

    public Guid? UserId => _origin is { SystemActor: not null } or null ? _origin?.UserId : _rights.UserId;

    public Guid RequiredUserId => UserId ?? throw new InvalidOperationException("This request needs a signed-in user.");

    /// <summary>The employer in whose name the request acts; null unless its permission came from that employer.</summary>
    public Guid? EmployerId => Side == CallSide.Employer ? _rights.EmployerId : null;

    public Language Language => _origin?.Language ?? Language.English;

    /// <summary>Name for logs and audit rows: never a person's name.</summary>
    public string ActorName => _origin?.SystemActor ?? (UserId is { } user ? $"user:{user:N}" : _origin?.Key is { } key ? $"key:{key.Id:N}" : "visitor");

    internal void Begin(CallOrigin origin, Rights rights)
    {
        if (_origin is not null) throw new InvalidOperationException("A scope serves one message only.");
        _origin = origin;
        _rights = rights;
        Side = origin.SystemActor is not null ? CallSide.System : rights.UserId is null ? CallSide.Public : CallSide.Party;
    }

    internal void ActAs(CallSide side) => Side = side;
}
