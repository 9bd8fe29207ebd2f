using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Api;

namespace TalentPortal.Features.Webhooks.Domain;

/// <summary>What is sent: that something happened, and to what. Everything else is read with a key, by whoever may read it.</summary>
public sealed record WebhookPayload
{
    [Description("What happened.")]
    public required string Type { get; init; }

    [Description("When it happened.")]
    public required DateTimeOffset Timestamp { get; init; }

    public required WebhookData Data { get; init; }

    /// <summary>As it is sent and stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ApiJson.Options);
}

/// <summary>To what it happened: ids, references and states, nothing of a person.</summary>
public sealed record WebhookData
{
    [Description("First segment of the service's addresses.")]
    public required string Service { get; init; }

    [Description("The posting; null in a test.")]
    public required WebhookPosting? Posting { get; init; }

    [Description("The application; null where it is about the posting itself.")]
    public required WebhookApplication? Application { get; init; }
}

/// <summary>A posting in an event.</summary>
public sealed record WebhookPosting
{
    public required Guid Id { get; init; }

    [Description("The employer's own reference; null where it gave none.")]
    public required string? Reference { get; init; }

    [Description("Where it stands since then. A change that was sent back leaves the posting live.")]
    [JsonConverter(typeof(ApiEnum<JobStatus>))]
    public required JobStatus Status { get; init; }

    [Description("Why it is over, as in /employer/jobs; null while it is not.")]
    public required string? CloseReason { get; init; }
}

/// <summary>An application in an event. Who it is from is not said here.</summary>
public sealed record WebhookApplication
{
    [Description("Opaque. Members of the employer open /employer/applications/{id}.")]
    public required Guid Id { get; init; }

    [Description("What both sides call it by.")]
    public required string Reference { get; init; }

    [JsonConverter(typeof(ApiEnum<ApplicationState>))]
    public required ApplicationState State { get; init; }
}
