using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>
/// An owner has everything that happened since a time sent to an endpoint again, as far as it hears of it: also what
/// happened while it was off or was not there yet. What still waits is left out, and where asked for what arrived.
/// </summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record ReplayWebhooks(Guid EndpointId, DateTimeOffset Since, bool OnlyMissed) : ICommand<ReplayWebhooksResult>
{
    /// <summary>Events in one replay.</summary>
    public const int Max = 1_000;
}

public sealed record ReplayWebhooksResult(int Sent);

internal sealed class ReplayWebhooksValidator : AbstractValidator<ReplayWebhooks>
{
    public ReplayWebhooksValidator(TimeProvider clock) =>
        RuleFor(w => w.Since).Must(since => since > clock.GetUtcNow().AddDays(-WebhookEvent.KeptDays - 1) && since <= clock.GetUtcNow()).Says("ReplayWebhooks_SinceBad", WebhookEvent.KeptDays);
}

internal sealed class ReplayWebhooksHandler(AppDb db, CurrentCall call, WebhookDispatch dispatch, Audit audit) : IRequestHandler<ReplayWebhooks, Outcome<ReplayWebhooksResult>>
{
    public async Task<Outcome<ReplayWebhooksResult>> Handle(ReplayWebhooks request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        if (!endpoint.IsOn) return Outcome.Refused("Webhook_IsOff");
        var (types, since) = (endpoint.Types.ToArray(), request.Since.ToUniversalTime());
        var here = db.WebhookDeliveries.Where(d => d.TenantId == endpoint.TenantId && d.EndpointId == endpoint.Id);
        var events = await db.WebhookEvents.OfEmployerOf(call)
            .Where(e => e.HappenedAt >= since && types.Contains(e.Type) && !here.Any(d => d.EventId == e.Id && (d.State == WebhookState.Waiting || (request.OnlyMissed && d.State == WebhookState.Delivered))))
            .OrderBy(e => e.HappenedAt).ThenBy(e => e.Id).Select(e => e.Id).Take(ReplayWebhooks.Max + 1).ToListAsync(ct);
        if (events.Count > ReplayWebhooks.Max) return Outcome.Refused(new TextKey("ReplayWebhooks_TooMany", ReplayWebhooks.Max));
        foreach (var happened in events) dispatch.Send(endpoint, happened, isReplay: true);
        audit.Write("webhooks.replay", endpoint.Id);
        return new ReplayWebhooksResult(events.Count);
    }
}
