using FluentValidation;
using Microsoft.Extensions.Options;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbound;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Webhooks;

/// <summary>What an owner says of an endpoint.</summary>
public interface IWebhookFields
{
    string Name { get; }

    string Url { get; }

    IReadOnlyList<string> Types { get; }
}

/// <summary>Shape and limits of what an owner says of an endpoint; which addresses the name leads to is looked at whenever something is sent.</summary>
internal sealed class WebhookRules : AbstractValidator<IWebhookFields>
{
    public WebhookRules(IOptions<OutboundOptions> options)
    {
        RuleFor(w => w.Name).Must(name => Typed.Tidy(name) is not null).Says("Webhook_NameMissing").IsPlainText(WebhookEndpoint.NameMax, "Webhook_NameLong");
        RuleFor(w => w.Url).Must(url => Read(url) is { } read && OutboundClient.MaySend(read, options.Value)).Says("Webhook_UrlBad");
        RuleFor(w => w.Types).Must(types => types is { Count: > 0 } && types.All(WebhookTypes.All.Contains)).Says("Webhook_TypesMissing");
    }

    /// <summary>The address as it is kept; null where it is none or too long.</summary>
    public static Uri? Read(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var read) && read.AbsoluteUri.Length <= WebhookEndpoint.UrlMax ? read : null;

    /// <summary>In the order in which they are listed, each once.</summary>
    public static IReadOnlyList<string> Tidy(IReadOnlyList<string> types) => [.. WebhookTypes.All.Where(types.Contains)];
}
