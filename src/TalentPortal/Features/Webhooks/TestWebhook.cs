using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>An owner has something sent to an endpoint that means nothing, to see whether it arrives.</summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record TestWebhook(Guid EndpointId) : ICommand<Done>
{
    /// <summary>Tests of an employer at one tenant within an hour.</summary>
    public const int PerHour = 20;
}

internal sealed class TestWebhookHandler(AppDb db, CurrentCall call, WebhookDispatch dispatch, Audit audit, TimeProvider clock) : IRequestHandler<TestWebhook, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TestWebhook request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        if (!endpoint.IsOn) return Outcome.Refused("Webhook_IsOff");
        var now = clock.GetUtcNow();
        var since = now.AddHours(-1);
        if (await db.WebhookEvents.OfEmployerOf(call).CountAsync(e => e.Type == WebhookTypes.Test && e.HappenedAt > since, ct) >= TestWebhook.PerHour) return Outcome.Refused(new TextKey("TestWebhook_TooMany", TestWebhook.PerHour));
        var payload = new WebhookPayload { Type = WebhookTypes.Test, Timestamp = now.ToUniversalTime(), Data = new() { Service = call.RequiredTenant.Slug, Posting = null, Application = null } };
        var happened = WebhookEvent.Of(Guid.CreateVersion7(now), endpoint.EmployerId, WebhookTypes.Test, payload.ToJson(), now);
        db.Add(happened);
        dispatch.Send(endpoint, happened.Id, isReplay: false);
        audit.Write("webhooks.test", endpoint.Id);
        return Done.Value;
    }
}
