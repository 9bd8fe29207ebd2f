using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>Where the own employer's systems listen, at the tenant of the site.</summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record BrowseWebhooks : IQuery<BrowseWebhooksResult>;

public sealed record BrowseWebhooksResult(IReadOnlyList<WebhookRow> Endpoints);

/// <param name="LastAt">When something arrived for the last time, as far as it is kept.</param>
/// <param name="Waiting">Deliveries that are still tried.</param>
/// <param name="Failed">Deliveries of the last week that did not arrive.</param>
public sealed record WebhookRow(Guid EndpointId, string Name, string Url, IReadOnlyList<string> Types, WebhookStop? Stop, DateTimeOffset? FailingSince, DateTimeOffset? LastAt, int Waiting, int Failed);

internal sealed class BrowseWebhooksHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseWebhooks, Outcome<BrowseWebhooksResult>>
{
    public async Task<Outcome<BrowseWebhooksResult>> Handle(BrowseWebhooks request, CancellationToken ct)
    {
        if (call.Tenant is null || call.EmployerId is null) return Outcome.NotFound;
        var (week, deliveries, attempts) = (clock.GetUtcNow().AddDays(-7), db.WebhookDeliveries, db.WebhookAttempts);
        var rows = await db.WebhookEndpoints.AsNoTracking().OfEmployerOf(call).OrderBy(e => e.CreatedAt).Select(e => new
        {
            Endpoint = e,
            LastAt = attempts.Where(a => a.TenantId == e.TenantId && a.Status >= 200 && a.Status < 300 && deliveries.Any(d => d.TenantId == a.TenantId && d.Id == a.DeliveryId && d.EndpointId == e.Id)).Max(a => (DateTimeOffset?)a.At),
            Waiting = deliveries.Count(d => d.TenantId == e.TenantId && d.EndpointId == e.Id && d.State == WebhookState.Waiting),
            Failed = deliveries.Count(d => d.TenantId == e.TenantId && d.EndpointId == e.Id && (d.State == WebhookState.GivenUp || d.State == WebhookState.Stopped) && d.CreatedAt > week),
        }).ToListAsync(ct);
        return new BrowseWebhooksResult([.. rows.Select(r => new WebhookRow(r.Endpoint.Id, r.Endpoint.Name, r.Endpoint.Url, r.Endpoint.Types, r.Endpoint.Stop, r.Endpoint.FailingSince, r.LastAt, r.Waiting, r.Failed))]);
    }
}
