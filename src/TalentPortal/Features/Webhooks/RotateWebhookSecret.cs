using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Webhooks;

/// <summary>An owner gives an endpoint another secret. For a day both sign, so that the receiver changes over when it suits.</summary>
/// <param name="Secret">Made by whoever shows it, see <see cref="CreateWebhook"/>.</param>
[Requires(WebhooksPermissions.Manage)]
public sealed record RotateWebhookSecret(Guid EndpointId, string Secret) : ICommand<Done>;

internal sealed class RotateWebhookSecretValidator : AbstractValidator<RotateWebhookSecret>
{
    public RotateWebhookSecretValidator() => RuleFor(w => w.Secret).Must(secret => WebhookSecret.Read(secret) is not null).Says("Webhook_SecretBad");
}

internal sealed class RotateWebhookSecretHandler(AppDb db, CurrentCall call, PortalVault vault, Audit audit, TimeProvider clock) : IRequestHandler<RotateWebhookSecret, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RotateWebhookSecret request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        endpoint.Rotate(await vault.Seal(KeyOwner.Tenant(endpoint.TenantId), request.Secret, WebhookEndpoint.SecretOf(endpoint.Id), ct), clock.GetUtcNow());
        audit.Write("webhooks.rotate", endpoint.Id);
        return Done.Value;
    }
}
