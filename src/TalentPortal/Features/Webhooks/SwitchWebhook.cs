using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>An owner switches an endpoint off, or on again. What happened meanwhile is sent by <see cref="ReplayWebhooks"/>.</summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record SwitchWebhook(Guid EndpointId, bool On) : ICommand<Done>;

internal sealed class SwitchWebhookHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SwitchWebhook, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SwitchWebhook request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        if (endpoint.IsOn == request.On) return Done.Value;
        endpoint.Switch(request.On, clock.GetUtcNow());
        if (!request.On)
        {
            await db.WebhookDeliveries.Where(d => d.TenantId == endpoint.TenantId && d.EndpointId == endpoint.Id && d.State == WebhookState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, WebhookState.Stopped).SetProperty(d => d.NextAt, (DateTimeOffset?)null), ct);
        }

        audit.Write(request.On ? "webhooks.on" : "webhooks.off", endpoint.Id);
        return Done.Value;
    }
}
