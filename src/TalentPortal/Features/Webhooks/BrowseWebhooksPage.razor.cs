using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Webhooks;

/// <summary>Where the employer's systems listen; the secret of a new endpoint is shown once, in this circuit alone.</summary>
public sealed partial class BrowseWebhooksPage
{
    private readonly WebhookForm _form = new();
    private BrowseWebhooksResult? _found;
    private (Guid Id, string Secret)? _made;
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<WebhooksText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The page before removed an endpoint.</summary>
    [SupplyParameterFromQuery(Name = "removed")] private string? RemovedBefore { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        await Load();
    }

    private async Task Load() => _found = (await Sender.Send(new BrowseWebhooks())).OrNotFound(Navigation);

    private string TypesOf(WebhookRow row) => row.Types.Count == WebhookTypes.All.Count ? T["BrowseWebhooks_All"] : string.Join(T["BrowseWebhooks_And"], row.Types.Select(type => T["Type_" + type].Value));

    private static (StatusKind Badge, string Key) StateOf(WebhookRow row) => WebhookWords.Of(row.Stop, row.FailingSince);

    private async Task Create()
    {
        if (_busy) return;
        _busy = true;
        var secret = WebhookSecret.New();
        var outcome = await Sender.Send(new CreateWebhook(_form.Name ?? "", _form.Url ?? "", [.. _form.Types], secret.Text), commandId: _command);
        _busy = false;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _errors = outcome.IsOk ? FormErrors.None : outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        _made = (outcome.Value.EndpointId, secret.Text);
        _form.Clear();
        await Load();
    }
}
