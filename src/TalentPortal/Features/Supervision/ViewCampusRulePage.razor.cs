using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Supervision;

/// <summary>An administrator says for how long the organisation's student consultants see a case.</summary>
public sealed partial class ViewCampusRulePage
{
    private ViewCampusRuleResult? _rule;
    private FormErrors _errors = FormErrors.None;
    private string? _days;
    private string? _first;
    private Guid _command;
    private bool _busy;
    private bool _saved;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SupervisionText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await Read();
        (_days, _first) = (Typed(_rule?.ViewDays), Typed(_rule?.FirstMessages));
    }

    private static string? Typed(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task Read()
    {
        _rule = (await Sender.Send(new ViewCampusRule())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Save()
    {
        if (_busy || _rule is null) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveCampusRule(Number(_days), Number(_first), _rule.Version), commandId: _command);
        (_errors, _saved) = (outcome.ToErrors(T, Shared), outcome.IsOk);
        // After a conflict what was typed stays, beside what stands now.
        await Read();
        _busy = false;
    }
}
