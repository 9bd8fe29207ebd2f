using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Webhooks;

/// <summary>One attempt is due.</summary>
/// <param name="Attempt">From 1.</param>
internal sealed record SendWebhook(Guid DeliveryId, int Attempt) : IOutsideMessage;

/// <summary>Puts deliveries on their way.</summary>
internal sealed class WebhookDispatch(AppDb db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Sends an event to an endpoint, one after another: an endpoint that lets us wait takes no more than one place in the line.</summary>
    public WebhookDelivery Send(WebhookEndpoint endpoint, Guid eventId, bool isReplay)
    {
        var delivery = WebhookDelivery.Of(endpoint, eventId, isReplay, clock.GetUtcNow());
        db.Add(delivery);
        outbox.Add(new SendWebhook(delivery.Id, 1), key: $"webhook:{endpoint.Id:N}", tenantId: endpoint.TenantId);
        return delivery;
    }

    /// <summary>The next attempt of what failed, before its time. The one that is planned finds that it was made.</summary>
    public void TryNow(WebhookEndpoint endpoint, WebhookDelivery delivery) =>
        outbox.Add(new SendWebhook(delivery.Id, delivery.Attempts + 1), key: $"webhook:{endpoint.Id:N}", tenantId: endpoint.TenantId);
}

/// <summary>
/// Makes an attempt, writes it down and plans the next one. What is sent and what is written down are not one step: a
/// process that dies between them sends again, with the same <c>webhook-id</c>.
/// </summary>
internal sealed class SendWebhookHandler(AppDb db, Outbox outbox, PortalVault vault, WebhookClient client, MailQueue mails, Audit audit, TimeProvider clock) : IOutboxHandler<SendWebhook>
{
    public async Task Handle(SendWebhook message, OutboxDelivery outboxDelivery, CancellationToken ct)
    {
        var tenant = outboxDelivery.Tenant?.Id ?? throw new OutboxRefusedException("Endpoints are at a tenant.");
        var delivery = await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.TenantId == tenant && d.Id == message.DeliveryId, ct);
        // Removed, called off, or tried by somebody else meanwhile.
        if (delivery is not { State: WebhookState.Waiting } || delivery.Attempts != message.Attempt - 1) return;
        var endpoint = await db.WebhookEndpoints.AsNoTracking().SingleAsync(e => e.TenantId == tenant && e.Id == delivery.EndpointId, ct);
        if (!endpoint.IsOn)
        {
            delivery.Cancel();
            return;
        }

        var happened = await db.WebhookEvents.AsNoTracking().SingleAsync(e => e.TenantId == tenant && e.Id == delivery.EventId, ct);
        var answer = await client.Send(new Uri(endpoint.Url), happened.MessageId, happened.Body, await Secrets(endpoint, ct), ct);
        var now = clock.GetUtcNow();
        db.Add(WebhookAttempt.Of(delivery, answer, now));
        if (answer.IsGood)
        {
            delivery.Tried(WebhookState.Delivered, null);
            if (endpoint.FailingSince is not null) await Own(endpoint).ExecuteUpdateAsync(set => set.SetProperty(e => e.FailingSince, (DateTimeOffset?)null), ct);
            return;
        }

        var pause = answer.IsGone ? null : WebhookSchedule.After(message.Attempt, answer.Wait, RandomNumberGenerator.GetInt32(1000) / 1000d);
        delivery.Tried(pause is null ? WebhookState.GivenUp : WebhookState.Waiting, now + pause);
        if (pause is { } wait) outbox.Add(new SendWebhook(delivery.Id, message.Attempt + 1), tenantId: tenant, notBefore: now + wait);
        // In one statement each, because others fail at the same time.
        if (endpoint.FailingSince is null) await Own(endpoint).Where(e => e.FailingSince == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.FailingSince, (DateTimeOffset?)now), ct);
        if (answer.IsGone) await SwitchOff(endpoint, delivery, WebhookStop.Gone, now, ct);
        // Not at the first attempt after a quiet time: what failed long ago may work again in five minutes.
        else if (now - endpoint.FailingSince >= WebhookEndpoint.FailsFor && message.Attempt > 2) await SwitchOff(endpoint, delivery, WebhookStop.Failing, now, ct);
    }

    private IQueryable<WebhookEndpoint> Own(WebhookEndpoint endpoint) => db.WebhookEndpoints.Where(e => e.TenantId == endpoint.TenantId && e.Id == endpoint.Id);

    private async Task<IReadOnlyList<WebhookSecret>> Secrets(WebhookEndpoint endpoint, CancellationToken ct)
    {
        var (owner, place) = (KeyOwner.Tenant(endpoint.TenantId), WebhookEndpoint.SecretOf(endpoint.Id));
        List<WebhookSecret> secrets = [WebhookSecret.Read(await vault.Open(owner, endpoint.Secret, place, ct)) ?? throw new OutboxRefusedException("The secret is gone.")];
        if (endpoint is { FormerSecret: { } former, FormerUntil: { } until } && until > clock.GetUtcNow() && WebhookSecret.Read(await vault.Open(owner, former, place, ct)) is { } still) secrets.Add(still);
        return secrets;
    }

    /// <summary>Once, whoever comes first: nothing more is sent, and the owners hear of it.</summary>
    private async Task SwitchOff(WebhookEndpoint endpoint, WebhookDelivery delivery, WebhookStop why, DateTimeOffset now, CancellationToken ct)
    {
        var isMine = await Own(endpoint).Where(e => e.StoppedAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.StoppedAt, (DateTimeOffset?)now).SetProperty(e => e.Stop, (WebhookStop?)why), ct) == 1;
        if (delivery.State == WebhookState.Waiting) delivery.Cancel();
        if (!isMine) return;
        await db.WebhookDeliveries.Where(d => d.TenantId == endpoint.TenantId && d.EndpointId == endpoint.Id && d.State == WebhookState.Waiting && d.Id != delivery.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, WebhookState.Stopped).SetProperty(d => d.NextAt, (DateTimeOffset?)null), ct);
        audit.Write("webhooks.stop", endpoint.Id);
        var owners = await db.Set<EmployerMembership>().Where(m => m.EmployerId == endpoint.EmployerId && m.EndedAt == null && m.Role == PortalRole.EmployerOwner).Select(m => m.UserId).ToListAsync(ct);
        var path = new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"employer/webhooks/{endpoint.Id}" };
        foreach (var owner in owners) await mails.ToUser(owner, MailTemplates.WebhookStopped, null, path, ct);
    }
}
