using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Webhooks.Domain;

/// <summary>Why nothing is sent to an endpoint.</summary>
public enum WebhookStop
{
    /// <summary>An owner switched it off.</summary>
    Owner,

    /// <summary>It answered 410: it wants nothing more.</summary>
    Gone,

    /// <summary>It failed for <see cref="WebhookEndpoint.FailsFor"/>.</summary>
    Failing,
}

/// <summary>
/// Where an employer's own system hears of its postings and applications at one tenant. Belongs to the tenant with the
/// employer as party, so that the database itself keeps employers and tenants apart. Never public.
/// </summary>
public sealed class WebhookEndpoint : IPublishable
{
    public const string Table = "webhook_endpoints";
    public const string SecretColumn = "secret";
    public const int NameMax = 60;
    public const int UrlMax = 500;

    /// <summary>Endpoints of one employer at one tenant.</summary>
    public const int EndpointsMax = 10;

    /// <summary>After so long without one success it is switched off.</summary>
    public static readonly TimeSpan FailsFor = TimeSpan.FromDays(5);

    /// <summary>How long a secret still signs after another one took its place.</summary>
    public static readonly TimeSpan FormerFor = TimeSpan.FromHours(24);

    private WebhookEndpoint()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid EmployerId { get; private set; }

    public bool IsPublic { get; private set; }

    /// <summary>What the employer calls it: the system that listens.</summary>
    public string Name { get; private set; } = "";

    public string Url { get; private set; } = "";

    /// <summary>Out of <see cref="WebhookTypes.All"/>.</summary>
    public List<string> Types { get; private set; } = [];

    /// <summary>Sealed under the tenant's key.</summary>
    public SealedText Secret { get; private set; }

    /// <summary>The secret before, in the same place.</summary>
    public SealedText? FormerSecret { get; private set; }

    public DateTimeOffset? FormerUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when no delivery succeeded; null while the last one did.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public WebhookStop? Stop { get; private set; }

    public uint Version { get; private set; }

    public bool IsOn => StoppedAt is null;

    public static WebhookEndpoint Create(Guid id, Guid employerId, string name, string url, IReadOnlyList<string> types, SealedText secret, DateTimeOffset now) =>
        new() { Id = id, EmployerId = employerId, Name = name, Url = url, Types = [.. types], Secret = secret, CreatedAt = now };

    /// <summary>The place in which its secrets are sealed.</summary>
    public static SealContext SecretOf(Guid id) => new(Table, SecretColumn, id);

    public void Edit(string name, string url, IReadOnlyList<string> types) => (Name, Url, Types) = (name, url, [.. types]);

    /// <summary>Another secret signs from now on; the one before signs beside it for a day.</summary>
    public void Rotate(SealedText secret, DateTimeOffset now) => (FormerSecret, FormerUntil, Secret) = (Secret, now + FormerFor, secret);

    /// <summary>Switched on again it begins anew: what failed before no longer counts.</summary>
    public void Switch(bool on, DateTimeOffset now)
    {
        if (on) (StoppedAt, Stop, FailingSince) = (null, null, null);
        else if (IsOn) (StoppedAt, Stop) = (now, WebhookStop.Owner);
    }

    /// <summary>Whether it hears of this.</summary>
    public bool Wants(string type) => IsOn && Types.Contains(type);
}
