using System.Text.Json;
using TalentPortal.Components;
using TalentPortal.Features.Webhooks.Domain;

namespace TalentPortal.Features.Webhooks;

/// <summary>What states are called: in texts, badges and payloads.</summary>
internal static class WebhookWords
{
    /// <summary>As programs read it: <c>date-passed</c>.</summary>
    public static string? Kebab<T>(T? value)
        where T : struct, Enum => value is { } said ? JsonNamingPolicy.KebabCaseLower.ConvertName(said.ToString()) : null;

    public static StatusKind Badge(WebhookState state) => state switch
    {
        WebhookState.Delivered => StatusKind.Done,
        WebhookState.GivenUp => StatusKind.Overdue,
        WebhookState.Stopped => StatusKind.Closed,
        _ => StatusKind.Waiting,
    };

    /// <summary>Key of the text that says how an endpoint stands.</summary>
    public static (StatusKind Badge, string Key) Of(WebhookStop? stop, DateTimeOffset? failingSince) => (stop, failingSince) switch
    {
        (WebhookStop.Owner, _) => (StatusKind.Closed, "Webhook_Off"),
        (WebhookStop.Gone, _) => (StatusKind.Closed, "Webhook_Gone"),
        (WebhookStop.Failing, _) => (StatusKind.Overdue, "Webhook_Stopped"),
        (_, not null) => (StatusKind.Due, "Webhook_Failing"),
        _ => (StatusKind.Done, "Webhook_On"),
    };
}
