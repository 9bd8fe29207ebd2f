using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>A guide with its versions: one is read here as visitors will read it, and goes its way from draft to publication.</summary>
public sealed partial class ViewOwnGuidePage
{
    private ViewOwnGuideResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _audience;
    private string? _reason;
    private string? _withdrawal;
    private string? _at;
    private string? _said;
    private int? _number;
    private Guid _command;
    private bool _busy;
    private bool _isDiscarding;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "v")] private int? V { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_found is not null && _number == V) return;
        (_number, _errors, _said, _isDiscarding) = (V, FormErrors.None, null, false);
        await Read(V);
    }

    private static StatusKind Badge(GuideState state) => state switch
    {
        GuideState.Published => StatusKind.Done,
        GuideState.InReview => StatusKind.Due,
        GuideState.Withdrawn => StatusKind.Closed,
        _ => StatusKind.Waiting,
    };

    private async Task Read(int? number)
    {
        _found = (await Sender.Send(new ViewOwnGuide(Id, number))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    /// <summary>Sends a step and shows what became of the version; what was typed stays where the step was refused.</summary>
    private async Task Do<TResult>(ICommand<TResult> command, string said)
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        (_errors, _said, _isDiscarding) = (outcome.ToErrors(T, Shared), outcome.IsOk ? T[said].Value : null, false);
        if (outcome.IsOk && outcome.Value is SaveGuideDraftResult draft)
        {
            Navigation.NavigateTo($"admin/guides/{draft.GuideId}?v={draft.Number.ToString(CultureInfo.InvariantCulture)}");
        }
        else if (outcome.IsOk && command is DiscardGuideDraft)
        {
            Navigation.NavigateTo("admin/guides");
        }
        else if (outcome.IsOk || outcome.Kind == OutcomeKind.Conflict)
        {
            if (outcome.IsOk) (_reason, _withdrawal, _at) = (null, null, null);
            await Read(found.Chosen.Number);
        }
        else
        {
            _command = Guid.CreateVersion7(Clock.GetUtcNow());
        }

        _busy = false;
    }

    /// <summary>The second press means it.</summary>
    private async Task Discard()
    {
        if (!_isDiscarding) _isDiscarding = true;
        else if (_found is { } found) await Do(new DiscardGuideDraft(found.Chosen.Id, found.Chosen.Version), "DiscardGuideDraft_Done");
    }

    private async Task Schedule()
    {
        if (_found is not { } found) return;
        if (DateTime.TryParse(_at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) await Do(new ScheduleGuide(found.Chosen.Id, at, found.Chosen.Version), "ScheduleGuide_Set");
        else _errors = new FormErrors([new FormError("At", T["ScheduleGuide_AtMissing"])]);
    }
}
