namespace TalentPortal.Features.Webhooks;

/// <summary>Marks the texts about webhooks: WebhooksText.resx (English) and WebhooksText.zh-Hans.resx.</summary>
public sealed class WebhooksText;
