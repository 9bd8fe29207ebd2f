using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbound;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Webhooks;

/// <summary>
/// An owner says where one of the employer's systems listens, at the tenant of the site. Whoever shows the secret made it:
/// an answer would lie in the receipt of the command.
/// </summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record CreateWebhook(string Name, string Url, IReadOnlyList<string> Types, string Secret) : ICommand<CreateWebhookResult>, IWebhookFields;

public sealed record CreateWebhookResult(Guid EndpointId);

internal sealed class CreateWebhookValidator : AbstractValidator<CreateWebhook>
{
    public CreateWebhookValidator(IOptions<OutboundOptions> options)
    {
        Include(new WebhookRules(options));
        RuleFor(w => w.Secret).Must(secret => WebhookSecret.Read(secret) is not null).Says("Webhook_SecretBad");
    }
}

internal sealed class CreateWebhookHandler(AppDb db, CurrentCall call, PortalVault vault, Audit audit, TimeProvider clock) : IRequestHandler<CreateWebhook, Outcome<CreateWebhookResult>>
{
    public async Task<Outcome<CreateWebhookResult>> Handle(CreateWebhook request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        if (await db.WebhookEndpoints.OfEmployerOf(call).CountAsync(ct) >= WebhookEndpoint.EndpointsMax) return Outcome.Refused(new TextKey("CreateWebhook_TooMany", WebhookEndpoint.EndpointsMax));
        var (now, url) = (clock.GetUtcNow(), WebhookRules.Read(request.Url)!.AbsoluteUri);
        if (await db.WebhookEndpoints.OfEmployerOf(call).AnyAsync(e => e.Url == url, ct)) return Outcome.Invalid(nameof(request.Url), "Webhook_UrlKnown");
        var id = Guid.CreateVersion7(now);
        var secret = await vault.Seal(KeyOwner.Tenant(tenant.Id), request.Secret, WebhookEndpoint.SecretOf(id), ct);
        db.Add(WebhookEndpoint.Create(id, employer, Typed.Tidy(request.Name)!, url, WebhookRules.Tidy(request.Types), secret, now));
        audit.Write("webhooks.create", id);
        return new CreateWebhookResult(id);
    }
}
