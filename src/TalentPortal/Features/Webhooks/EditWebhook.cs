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
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Webhooks;

/// <summary>An owner says otherwise where a system listens, or of what it is to hear. What waits goes to the new address.</summary>
[Requires(WebhooksPermissions.Manage)]
public sealed record EditWebhook(Guid EndpointId, string Name, string Url, IReadOnlyList<string> Types, uint Version) : ICommand<Done>, IWebhookFields;

internal sealed class EditWebhookValidator : AbstractValidator<EditWebhook>
{
    public EditWebhookValidator(IOptions<OutboundOptions> options)
    {
        Include(new WebhookRules(options));
        RuleFor(w => w.Version).GreaterThan(0u).Says("Webhook_Unknown");
    }
}

internal sealed class EditWebhookHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<EditWebhook, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EditWebhook request, CancellationToken ct)
    {
        if (await db.WebhookEndpoints.Own(call, request.EndpointId, ct) is not { } endpoint) return Outcome.NotFound;
        if (endpoint.Version != request.Version) return Outcome.Conflict;
        var url = WebhookRules.Read(request.Url)!.AbsoluteUri;
        if (await db.WebhookEndpoints.OfEmployerOf(call).AnyAsync(e => e.Url == url && e.Id != endpoint.Id, ct)) return Outcome.Invalid(nameof(request.Url), "Webhook_UrlKnown");
        endpoint.Edit(Typed.Tidy(request.Name)!, url, WebhookRules.Tidy(request.Types));
        audit.Write("webhooks.edit", endpoint.Id);
        return Done.Value;
    }
}
