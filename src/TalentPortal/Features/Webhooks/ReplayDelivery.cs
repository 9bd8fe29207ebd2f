using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>
/// An owner has one event sent to an endpoint again: the same bytes under the same <c>webhook-id</c>, signed anew. What failed
/// and waits for its next attempt is tried at once instead.
/// </summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record ReplayDelivery(Guid EndpointId, Guid DeliveryId) : ICommand<Done>;

internal sealed class ReplayDeliveryHandler(AppDb db, CurrentCall call, WebhookDispatch dispatch, Audit audit, TimeProvider clock) : IRequestHandler<ReplayDelivery, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReplayDelivery request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        if (await db.WebhookDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.TenantId == endpoint.TenantId && d.EndpointId == endpoint.Id && d.Id == request.DeliveryId, ct) is not { } delivery) return Outcome.NotFound;
        if (!endpoint.IsOn) return Outcome.Refused("Webhook_IsOff");
        if (delivery is { State: WebhookState.Waiting, Attempts: > 0 }) return await TryNow(endpoint, delivery, ct);
        if (await db.WebhookDeliveries.AnyAsync(d => d.TenantId == endpoint.TenantId && d.EndpointId == endpoint.Id && d.EventId == delivery.EventId && d.State == WebhookState.Waiting, ct)) return Outcome.Refused("ReplayDelivery_Waits");
        dispatch.Send(endpoint, delivery.EventId, isReplay: true);
        audit.Write("webhooks.replay", endpoint.Id);
        return Done.Value;
    }

    private async Task<Outcome<Done>> TryNow(WebhookEndpoint endpoint, WebhookDelivery delivery, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Only while it waits as it was seen: an attempt that is being made, or was asked for already, is not made twice.
        var isMine = await db.WebhookDeliveries
            .Where(d => d.TenantId == endpoint.TenantId && d.Id == delivery.Id && d.State == WebhookState.Waiting && d.Attempts == delivery.Attempts && d.NextAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextAt, (DateTimeOffset?)now), ct) == 1;
        if (!isMine) return Outcome.Refused("ReplayDelivery_Waits");
        dispatch.TryNow(endpoint, delivery);
        audit.Write("webhooks.replay", endpoint.Id);
        return Done.Value;
    }
}
