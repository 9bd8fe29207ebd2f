using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Reports;

/// <summary>What was reported, posting by posting, and the decision on it.</summary>
public sealed partial class BrowseReportsPage
{
    private BrowseReportsResult? _found;
    private ViewReportsResult? _chosen;
    private IReadOnlyList<Choice> _outcomes = [];
    private FormErrors _errors = FormErrors.None;
    private string? _outcome;
    private string? _reasonZh;
    private string? _reasonEn;
    private string? _said;
    private Guid _command;
    private bool _busy;
    private bool _focus;
    private ElementReference _heading;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ReportsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _outcomes = [.. Enum.GetValues<ReportOutcome>().Select(outcome => new Choice(outcome.ToString(), T["Decision_" + outcome]))];
        _found = await Prerendered.Once(RendererInfo, "reports", Read);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        await _heading.FocusAsync();
    }

    private async Task<BrowseReportsResult?> Read() => (await Sender.Send(new BrowseReports())).OrNotFound(Navigation);

    private async Task Choose(Guid job)
    {
        if (_busy) return;
        (_errors, _outcome, _reasonZh, _reasonEn, _said) = (FormErrors.None, null, null, null, null);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        var seen = await Sender.Send(new ViewReports(job));
        (_chosen, _focus) = (seen.IsOk ? seen.Value : null, seen.IsOk);
        if (!seen.IsOk) _found = await Read();
    }

    private async Task Decide()
    {
        if (_busy || _chosen is not { Seen: { } seen } chosen) return;
        _busy = true;
        var outcome = await Sender.Send(new DecideReports(chosen.JobId, Enum.TryParse<ReportOutcome>(_outcome, out var decision) ? decision : (ReportOutcome)(-1), _reasonZh, _reasonEn, seen), commandId: _command);
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind == OutcomeKind.Conflict && await Sender.Send(new ViewReports(chosen.JobId)) is { IsOk: true, Value: var now })
        {
            // Somebody reported it meanwhile: what is written stays, the new report is shown.
            (_chosen, _command) = (now, Guid.CreateVersion7(Clock.GetUtcNow()));
        }

        if (!outcome.IsOk) return;
        (_chosen, _said) = (null, T["DecideReports_Done"]);
        _found = await Read();
    }
}
