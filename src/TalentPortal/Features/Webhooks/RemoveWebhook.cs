using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>An owner removes an endpoint with all that was sent to it.</summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record RemoveWebhook(Guid EndpointId) : ICommand<Done>;

internal sealed class RemoveWebhookHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<RemoveWebhook, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveWebhook request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        db.Remove(endpoint);
        audit.Write("webhooks.remove", endpoint.Id);
        return Done.Value;
    }
}
