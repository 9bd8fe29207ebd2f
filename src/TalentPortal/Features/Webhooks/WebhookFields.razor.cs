using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;

namespace TalentPortal.Features.Webhooks;

/// <summary>The fields of an endpoint.</summary>
public sealed partial class WebhookFields
{
    [Inject] private IStringLocalizer<WebhooksText> T { get; set; } = null!;

    [CascadingParameter] private FormErrors? Errors { get; set; }

    /// <summary>What is typed; changed as it is typed.</summary>
    [Parameter, EditorRequired] public required WebhookForm Form { get; set; }

    private string? Message => Errors?.For("Types");

    protected override void OnParametersSet() => Errors?.Name("Types", T["Webhook_Types"]);
}
