using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Webhooks.Domain;

/// <summary>How far a delivery is.</summary>
public enum WebhookState
{
    /// <summary>It is tried, at once or later.</summary>
    Waiting,
    Delivered,

    /// <summary>All attempts failed.</summary>
    GivenUp,

    /// <summary>Its endpoint was switched off meanwhile.</summary>
    Stopped,
}

/// <summary>Why an attempt was none, where there was no answer.</summary>
public enum WebhookFault
{
    /// <summary>The name leads to an address that is not of the public internet, or the address is of a kind that is not asked.</summary>
    Refused,

    /// <summary>Nobody knows the name.</summary>
    Name,

    /// <summary>Nobody listens, or the connection broke.</summary>
    Connection,

    /// <summary>No TLS, or a certificate that does not hold.</summary>
    Tls,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>What came back is no answer, or too long a one.</summary>
    Answer,
}

/// <summary>Something that happened, as endpoints are told of it: ids, references and states, nothing of a person. Kept for replaying.</summary>
public sealed class WebhookEvent : IPublishable
{
    public const int BodyMax = 2_000;

    /// <summary>Days for which events, deliveries and attempts are kept.</summary>
    public const int KeptDays = 30;

    private WebhookEvent()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid EmployerId { get; private set; }

    public bool IsPublic { get; private set; }

    public string Type { get; private set; } = "";

    /// <summary>What is sent, to the byte, at every attempt and replay.</summary>
    public string Body { get; private set; } = "";

    public DateTimeOffset HappenedAt { get; private set; }

    /// <summary>The value of <c>webhook-id</c>: by it receivers know a repetition.</summary>
    public string MessageId => $"evt_{Id:N}";

    public static WebhookEvent Of(Guid id, Guid employerId, string type, string body, DateTimeOffset happenedAt) =>
        new() { Id = id, EmployerId = employerId, Type = type, Body = body, HappenedAt = happenedAt };
}

/// <summary>One event on its way to one endpoint. A replay is another delivery of the same event.</summary>
public sealed class WebhookDelivery : IPublishable
{
    private WebhookDelivery()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid EmployerId { get; private set; }

    public bool IsPublic { get; private set; }

    public Guid EndpointId { get; private set; }

    public Guid EventId { get; private set; }

    public WebhookState State { get; private set; }

    public bool IsReplay { get; private set; }

    /// <summary>How many attempts are behind it.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the next attempt is due; null when there is none.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static WebhookDelivery Of(WebhookEndpoint endpoint, Guid eventId, bool isReplay, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), EmployerId = endpoint.EmployerId, EndpointId = endpoint.Id, EventId = eventId, IsReplay = isReplay, NextAt = now, CreatedAt = now,
    };

    /// <summary>One more attempt succeeded, or failed for good where nothing is due any more.</summary>
    public void Tried(WebhookState state, DateTimeOffset? nextAt) => (Attempts, State, NextAt) = (Attempts + 1, state, nextAt);

    public void Cancel() => (State, NextAt) = (WebhookState.Stopped, null);
}

/// <summary>One attempt, as the log shows it. Of the answer only its code: what an address says must not be read through the portal.</summary>
public sealed class WebhookAttempt : IPublishable
{
    private WebhookAttempt()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid EmployerId { get; private set; }

    public bool IsPublic { get; private set; }

    public Guid DeliveryId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The code of the answer; null without one.</summary>
    public int? Status { get; private set; }

    public WebhookFault? Fault { get; private set; }

    /// <summary>Until the answer, or until it was given up.</summary>
    public int Milliseconds { get; private set; }

    public static WebhookAttempt Of(WebhookDelivery delivery, WebhookAnswer answer, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), EmployerId = delivery.EmployerId, DeliveryId = delivery.Id, Number = delivery.Attempts + 1, At = at,
        Status = answer.Status, Fault = answer.Fault, Milliseconds = answer.Milliseconds,
    };
}

/// <summary>What came back.</summary>
/// <param name="Status">The code of the answer; null without one.</param>
/// <param name="Wait">How long the receiver asks to be left alone; null where it does not.</param>
public sealed record WebhookAnswer(int? Status, WebhookFault? Fault, int Milliseconds, TimeSpan? Wait = null)
{
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>It wants nothing more, by Standard Webhooks.</summary>
    public bool IsGone => Status == StatusCodes.Status410Gone;
}
