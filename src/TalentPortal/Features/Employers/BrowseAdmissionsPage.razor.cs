using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Radzen.Blazor;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Employers;

public sealed partial class BrowseAdmissionsPage
{
    private static readonly AdmissionStatus[] States = [AdmissionStatus.Requested, AdmissionStatus.Admitted, AdmissionStatus.Refused, AdmissionStatus.Ended];

    private BrowseAdmissionsResult? _found;
    private AdmissionStatus? _shown;
    private AdmissionRow? _chosen;
    private IReadOnlyList<Tab> _tabs = [];
    private IReadOnlyList<Choice> _ways = [];
    private FormErrors _errors = FormErrors.None;
    private EmployerVerification? _verification;
    private string? _reason;
    private string? _parent;
    private string? _said;
    private Guid _command;
    private bool _loading;
    private bool _busy;
    private bool _focus;
    private RadzenDataGrid<AdmissionRow>? _grid;
    private ElementReference _heading;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<EmployersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "state")] private string? AskedState { get; set; }

    private AdmissionStatus Status => Enum.TryParse<AdmissionStatus>(AskedState, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : AdmissionStatus.Requested;

    private int Total => _found?.Counts.GetValueOrDefault(Status) ?? 0;

    protected override void OnInitialized() =>
        _ways = [.. Enum.GetValues<EmployerVerification>().Select(way => new Choice(way.ToString(), T["Verification_" + way]))];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Status) return;
        (_shown, _chosen, _said) = (Status, null, null);
        Take(await Prerendered.Once(RendererInfo, $"admissions/{Status}", () => Read(0)));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        await _heading.FocusAsync();
    }

    private static string? OtherName(AdmissionRow row) =>
        row.Name.Has(Languages.Current.Other()) && row.Name.Has(Languages.Current) ? row.Name.In(Languages.Current.Other()) : null;

    private Task Load(LoadDataArgs args) => Load(args.Skip ?? 0);

    private async Task<BrowseAdmissionsResult?> Read(int skip) => (await Sender.Send(new BrowseAdmissions(Status, skip))).OrNotFound(Navigation);

    private async Task Load(int skip)
    {
        _loading = true;
        Take(await Read(skip));
        _loading = false;
    }

    private void Take(BrowseAdmissionsResult? found)
    {
        _found = found;
        _tabs = [.. States.Select(state => new Tab(T["Status_" + state], "admin/employers?state=" + state.ToString().ToLowerInvariant(), state == Status, _found?.Counts.GetValueOrDefault(state) ?? 0))];
    }

    private void Choose(AdmissionRow row)
    {
        (_chosen, _errors, _reason, _said, _focus) = (row, FormErrors.None, null, null, true);
        // Nothing is chosen beforehand: what stands here is published as what somebody did.
        _verification = null;
        _parent = row.ParentId?.ToString();
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    /// <summary>A park's word is offered only where one answers for the employer.</summary>
    private IReadOnlyList<Choice> Ways(AdmissionRow chosen) => [.. _ways.Where(way => chosen.Parks.Count > 0 || way.Value != nameof(EmployerVerification.ParkVouched))];

    private IReadOnlyList<Choice> Parents(AdmissionRow chosen) => [.. (_found?.Admitted ?? []).Where(e => e.Id != chosen.EmployerId).Select(e => new Choice(e.Id.ToString(), e.Name.In(Languages.Current)))];

    private async Task Place()
    {
        if (_busy || _chosen is not { } chosen) return;
        _busy = true;
        var outcome = await Sender.Send(new SetEmployerGroup(chosen.AdmissionId, Guid.TryParse(_parent, out var parent) ? parent : null), commandId: _command);
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        (_said, _chosen) = (T["SetEmployerGroup_Done", chosen.Name.In(Languages.Current)], null);
        await Load(0);
    }

    /// <summary>Somebody was faster: the list as it is now, and of what was chosen what became of it, with what was typed.</summary>
    private async Task ShowAnew(AdmissionRow before)
    {
        if (_grid is not null) await _grid.Reload();
        await Load(0);
        _chosen = _found?.Rows.FirstOrDefault(row => row.AdmissionId == before.AdmissionId);
        _errors = new FormErrors([new FormError("", T["DecideAdmission_Meanwhile", before.Name.In(Languages.Current)])]);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Decide(AdmissionDecision decision)
    {
        if (_busy || _chosen is not { } chosen) return;
        _busy = true;
        var outcome = await Sender.Send(new DecideAdmission(chosen.AdmissionId, decision, decision is AdmissionDecision.Admit or AdmissionDecision.Renew ? _verification : null, decision is AdmissionDecision.Admit or AdmissionDecision.Renew ? null : _reason, chosen.Version), commandId: _command);
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind == OutcomeKind.Conflict) await ShowAnew(chosen);
        if (!outcome.IsOk) return;
        (_said, _chosen) = (T["DecideAdmission_Done_" + decision, chosen.Name.In(Languages.Current)], null);
        if (_grid is not null) await _grid.Reload();
        await Load(0);
    }
}
