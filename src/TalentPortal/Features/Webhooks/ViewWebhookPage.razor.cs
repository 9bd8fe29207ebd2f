using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Webhooks;

/// <summary>One endpoint: what was sent to it and what came back, and all that can be done with it.</summary>
public sealed partial class ViewWebhookPage
{
    private const string LocalFormat = "yyyy-MM-dd'T'HH:mm";

    private readonly WebhookForm _form = new();
    private ViewWebhookResult? _found;
    private (Guid Id, int Page)? _shown;
    private FormErrors _errors = FormErrors.None;
    private string? _secret;
    private string? _said;
    private string? _since;
    private bool _onlyMissed = true;
    private bool _asked;
    private bool _busy;
    private Guid _command;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Parameter] public Guid Id { get; set; }

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<WebhooksText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    private int Page => int.TryParse(AskedPage, out var page) && page is > 0 and <= ViewWebhook.PageMax ? page : 1;

    private int Pages => Math.Max(1, (_found!.Total + ViewWebhook.PageSize - 1) / ViewWebhook.PageSize);

    private (StatusKind Badge, string Key) State => WebhookWords.Of(_found!.Stop, _found.FailingSince);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Id, Page)) return;
        var isNew = _shown?.Id != Id;
        _shown = (Id, Page);
        await Load(isNew);
    }

    private async Task Load(bool isNew)
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = (await Sender.Send(new ViewWebhook(Id, Page))).OrNotFound(Navigation);
        if (_found is null || !isNew) return;
        _form.Take(_found.Name, _found.Url, _found.Types);
        _since ??= TimeZoneInfo.ConvertTime(Clock.GetUtcNow().AddDays(-1), Zone).ToString(LocalFormat, CultureInfo.InvariantCulture);
    }

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(_found!.Zone);

    private string AnswerOf(AttemptRow attempt) => attempt.Status is { } status ? T["ViewWebhook_Answer", status] : T["Fault_" + attempt.Fault];

    private Task Refresh() => Load(isNew: false);

    private Task Test() => Act(new TestWebhook(Id), T["TestWebhook_Done"]);

    private Task Replay(DeliveryRow row) => Act(new ReplayDelivery(Id, row.DeliveryId), T["ReplayDelivery_Done"]);

    private Task Edit() => Act(new EditWebhook(Id, _form.Name ?? "", _form.Url ?? "", [.. _form.Types], _found!.Version), T["EditWebhook_Done"], isNew: true);

    private Task Switch() => Act(new SwitchWebhook(Id, _found!.Stop is not null), T[_found.Stop is null ? "SwitchWebhook_DoneOff" : "SwitchWebhook_DoneOn"]);

    private async Task Rotate()
    {
        var secret = WebhookSecret.New();
        if (await Act(new RotateWebhookSecret(Id, secret.Text), T["RotateWebhookSecret_Done"])) _secret = secret.Text;
    }

    private async Task ReplayAll()
    {
        var since = DateTime.TryParseExact(_since, LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !Zone.IsInvalidTime(local)
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, Zone), TimeSpan.Zero) : default;
        await Act(new ReplayWebhooks(Id, since, _onlyMissed), result => T["ReplayWebhooks_Done", result.Sent]);
    }

    private async Task Remove()
    {
        if (await Act(new RemoveWebhook(Id), "")) Navigation.NavigateTo("employer/webhooks?removed=1");
    }

    private Task<bool> Act(ICommand<Done> command, string said, bool isNew = false) => Act(command, _ => said, isNew);

    private async Task<bool> Act<TResult>(ICommand<TResult> command, Func<TResult, string> said, bool isNew = false)
    {
        if (_busy) return false;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        _busy = false;
        (_asked, _secret) = (false, null);
        (_said, _errors) = outcome.IsOk ? (said(outcome.Value), FormErrors.None) : (null, outcome.ToErrors(T, Shared));
        if (command is RemoveWebhook && outcome.IsOk) return true;
        if (outcome.IsOk) await Load(isNew);
        else _command = Guid.CreateVersion7(Clock.GetUtcNow());
        return outcome.IsOk;
    }
}
