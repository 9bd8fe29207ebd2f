using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.LinkChecks;

/// <summary>What the watch over links found: taken on, looked into and settled, one at a time or many at once.</summary>
public sealed partial class BrowseFindingsPage
{
    private const string Path = "admin/link-checks";

    private readonly HashSet<Guid> _ticked = [];
    private IReadOnlyList<Choice> _kinds = [];
    private IReadOnlyList<Choice> _outcomes = [];
    private BrowseFindingsResult? _found;
    private ViewFindingResult? _chosen;
    private FormErrors _errors = FormErrors.None;
    private (FindingView View, FindingKind? Kind, int Page)? _shown;
    private string? _outcome;
    private string? _note;
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

    [Inject] private IStringLocalizer<LinkChecksText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "view")] private string? AskedView { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? AskedKind { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    private FindingView View => Enum.TryParse<FindingView>(AskedView, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : FindingView.Waiting;

    private FindingKind? Kind => Enum.TryParse<FindingKind>(AskedKind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private int Page => int.TryParse(AskedPage, out var page) && page is > 0 and < 5000 ? page : 1;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (View, Kind, Page)) return;
        _shown = (View, Kind, Page);
        _kinds = [.. Enum.GetValues<FindingKind>().Select(kind => new Choice(kind.ToString(), T["Kind_" + kind]))];
        _outcomes = [.. new[] { FindingOutcome.NoMatter, FindingOutcome.SourceReplaced, FindingOutcome.ContentCorrected }.Select(outcome => new Choice(outcome.ToString(), T["Outcome_" + outcome]))];
        (_chosen, _said) = (null, null);
        _ticked.Clear();
        _found = await Prerendered.Once(RendererInfo, $"findings/{View}/{Kind}/{Page}", Read);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        await _heading.FocusAsync();
    }

    private IReadOnlyList<Tab> TabsOf(BrowseFindingsResult found) =>
        [.. Enum.GetValues<FindingView>().Select(view => new Tab(T["View_" + view], Href(view, Kind), view == View, found.Counts[view]))];

    private static string Href(FindingView view, FindingKind? kind) =>
        string.Join('&', new[] { view == FindingView.Waiting ? null : "view=" + view.ToString().ToLowerInvariant(), kind is { } one ? "kind=" + one.ToString().ToLowerInvariant() : null }.OfType<string>()) is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    private async Task<BrowseFindingsResult?> Read() => (await Sender.Send(new BrowseFindings(View, Kind, (Page - 1) * BrowseFindings.PageSize))).OrNotFound(Navigation);

    private void Filter(ChangeEventArgs e) => Navigation.NavigateTo(Href(View, Enum.TryParse<FindingKind>(e.Value as string, out var kind) ? kind : null));

    private void Begin() => (_errors, _outcome, _note, _said, _command) = (FormErrors.None, null, null, null, Guid.CreateVersion7(Clock.GetUtcNow()));

    private void Tick(Guid id, bool isOn)
    {
        if (_ticked.Count == 0) Begin();
        if (isOn) _ticked.Add(id);
        else _ticked.Remove(id);
    }

    private void TickAll(bool isOn)
    {
        Begin();
        _ticked.Clear();
        if (isOn) _ticked.UnionWith(_found!.Items.Select(item => item.Id));
    }

    private async Task Choose(Guid id)
    {
        if (_busy) return;
        _ticked.Clear();
        Begin();
        await Show(id);
        _focus = _chosen is not null;
    }

    private async Task Show(Guid id)
    {
        var seen = await Sender.Send(new ViewFinding(id));
        _chosen = seen.IsOk ? seen.Value : null;
    }

    private async Task Take(ViewFindingResult finding)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new TakeFinding(finding.Id, finding is { State: FindingState.Taken, IsMine: true }, finding.Version), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        _errors = outcome.ToErrors(T, Shared);
        await Show(finding.Id);
        _found = await Read();
        _busy = false;
    }

    private async Task Settle()
    {
        if (_busy) return;
        _busy = true;
        IReadOnlyList<Guid> ids = _ticked.Count > 0 ? [.. _ticked] : _chosen is { } one ? [one.Id] : [];
        var outcome = await Sender.Send(new SettleFindings(ids, Enum.TryParse<FindingOutcome>(_outcome, out var chosen) ? chosen : null, _note), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk)
        {
            _chosen = null;
            _ticked.Clear();
            _found = await Read();
            _said = T.Counted("SettleFindings_Done", outcome.Value.Settled);
        }

        _busy = false;
    }
}
