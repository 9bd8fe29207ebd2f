using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Caseloads;

/// <summary>One colleague's cases, and giving many of them on: first it is shown who would get which, then it is done.</summary>
public sealed partial class ViewCaseloadPage
{
    private readonly HashSet<Guid> _chosen = [];
    private readonly HashSet<Guid> _receivers = [];
    private ViewCaseloadResult? _found;
    private PlanCaseMovesResult? _plan;
    private MoveCasesResult? _done;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _reasons = [];
    private string? _asked;
    private string? _reason;
    private string? _words;
    private string? _shownWords;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CaseloadsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "stage")] private string? AskedStage { get; set; }

    [SupplyParameterFromQuery(Name = "track")] private string? AskedTrack { get; set; }

    private string? Stage => Playbook.Current.Find(AskedStage)?.Code;

    private CaseTrack? Track => Enum.TryParse<CaseTrack>(AskedTrack, ignoreCase: true, out var track) && Enum.IsDefined(track) ? track : null;

    private bool AllChosen => _found is { Items: { Count: > 0 } items } && items.All(item => _chosen.Contains(item.Id));

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Id}/{Stage}/{Track}";
        if (_asked == asked) return;
        _asked = asked;
        _reasons = [.. Enum.GetValues<CaseMoveReason>().Select(reason => new Choice(reason.ToString(), T["MoveCases_Reason_" + reason]))];
        await Read();
    }

    /// <summary>What is chosen and no longer shown is not given on unseen.</summary>
    private async Task Read()
    {
        _found = (await Sender.Send(new ViewCaseload(Id, Stage, Track))).OrNotFound(Navigation);
        _chosen.IntersectWith(_found?.Items.Select(item => item.Id) ?? []);
        _plan = null;
    }

    private string Along(ViewCaseloadResult.Item item) => string.Join(T["Caseloads_And"], new[]
    {
        item.OpenTasks > 0 ? T.Counted("ViewCaseload_Tasks", item.OpenTasks) : null, item.Unread > 0 ? T.Counted("ViewCaseload_Unread", item.Unread) : null, item.IsOffered ? T["ViewCaseload_Offered"].Value : null,
    }.OfType<string>());

    private void Choose(string name, ChangeEventArgs change) =>
        Navigation.NavigateTo(Links.With(Links.With(Links.With($"admin/caseloads/{Id}", "stage", Stage), "track", Track?.ToString().ToLowerInvariant()), name, (string?)change.Value is { Length: > 0 } value ? value : null));

    private void Tick(Guid id, bool on)
    {
        _plan = null;
        if (on) _chosen.Add(id);
        else _chosen.Remove(id);
    }

    private void ChooseAll()
    {
        _plan = null;
        if (AllChosen) _chosen.Clear();
        else _chosen.UnionWith(_found!.Items.Select(item => item.Id));
    }

    private void Receive(Guid id, bool on)
    {
        _plan = null;
        if (on) _receivers.Add(id);
        else _receivers.Remove(id);
    }

    private async Task Plan()
    {
        if (_busy) return;
        (_busy, _done) = (true, null);
        var outcome = await Sender.Send(new PlanCaseMoves(Id, [.. _chosen], [.. _receivers]));
        (_busy, _errors, _plan, _shownWords) = (false, outcome.ToErrors(T, Shared), outcome.IsOk ? outcome.Value : null, _words);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Move()
    {
        if (_busy || _plan is not { } plan) return;
        _busy = true;
        var reason = Enum.TryParse<CaseMoveReason>(_reason, out var chosen) ? chosen : (CaseMoveReason)(-1);
        var outcome = await Sender.Send(new MoveCases(Id, [.. plan.Moves.Select(move => new CaseMove(move.CaseId, move.To, move.Version))], reason, _words), commandId: _command);
        (_busy, _errors, _shownWords) = (false, outcome.ToErrors(T, Shared), _words);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (!outcome.IsOk) return;
        (_done, _words, _shownWords) = (outcome.Value, null, null);
        await Read();
    }
}
