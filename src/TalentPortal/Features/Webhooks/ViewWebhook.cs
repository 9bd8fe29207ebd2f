using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>One endpoint and what was sent to it, the newest first.</summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record ViewWebhook(Guid EndpointId, int Page = 1) : IQuery<ViewWebhookResult>
{
    public const int PageSize = 20;
    public const int PageMax = 10_000;
}

/// <param name="Zone">Of the tenant, in which times are typed.</param>
/// <param name="FormerUntil">Until when the secret before still signs; null where it does not.</param>
public sealed record ViewWebhookResult(
    string Name, string Url, IReadOnlyList<string> Types, WebhookStop? Stop, DateTimeOffset? FailingSince, DateTimeOffset? FormerUntil, uint Version, string Zone, int Total, IReadOnlyList<DeliveryRow> Deliveries);

/// <param name="MessageId">The value of <c>webhook-id</c>.</param>
public sealed record DeliveryRow(
    Guid DeliveryId, string MessageId, string Type, string Body, DateTimeOffset HappenedAt, WebhookState State, bool IsReplay, DateTimeOffset? NextAt, IReadOnlyList<AttemptRow> Attempts);

public sealed record AttemptRow(int Number, DateTimeOffset At, int? Status, WebhookFault? Fault, int Milliseconds);

internal sealed class ViewWebhookValidator : AbstractValidator<ViewWebhook>
{
    public ViewWebhookValidator() => RuleFor(q => q.Page).InclusiveBetween(1, ViewWebhook.PageMax).Says("Webhook_Unknown");
}

internal sealed class ViewWebhookHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewWebhook, Outcome<ViewWebhookResult>>
{
    public async Task<Outcome<ViewWebhookResult>> Handle(ViewWebhook request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.AsNoTracking().Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        var own = db.WebhookDeliveries.AsNoTracking().Where(d => d.TenantId == endpoint.TenantId && d.EndpointId == endpoint.Id);
        var rows = await own.OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Skip((request.Page - 1) * ViewWebhook.PageSize).Take(ViewWebhook.PageSize)
            .Join(db.WebhookEvents, d => new { d.TenantId, Id = d.EventId }, e => new { e.TenantId, e.Id }, (d, e) => new { Delivery = d, Event = e }).ToListAsync(ct);
        var ids = rows.Select(r => r.Delivery.Id).ToArray();
        var attempts = (await db.WebhookAttempts.AsNoTracking().Where(a => a.TenantId == endpoint.TenantId && ids.Contains(a.DeliveryId)).OrderBy(a => a.Number).ToListAsync(ct)).ToLookup(a => a.DeliveryId);
        return new ViewWebhookResult(
            endpoint.Name, endpoint.Url, endpoint.Types, endpoint.Stop, endpoint.FailingSince, endpoint.FormerUntil > clock.GetUtcNow() ? endpoint.FormerUntil : null, endpoint.Version,
            call.RequiredTenant.TimeZone, await own.CountAsync(ct),
            [.. rows.OrderByDescending(r => r.Delivery.CreatedAt).ThenByDescending(r => r.Delivery.Id).Select(r => new DeliveryRow(
                r.Delivery.Id, r.Event.MessageId, r.Event.Type, r.Event.Body, r.Event.HappenedAt, r.Delivery.State, r.Delivery.IsReplay, r.Delivery.State == WebhookState.Waiting ? r.Delivery.NextAt : null,
                [.. attempts[r.Delivery.Id].Select(a => new AttemptRow(a.Number, a.At, a.Status, a.Fault, a.Milliseconds))]))]);
    }
}
