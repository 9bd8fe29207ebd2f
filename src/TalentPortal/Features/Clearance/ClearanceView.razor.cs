using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Clearance;

/// <summary>What a talent answered, which answers ask for something, and the reviewer's decision, whose words the talent reads.</summary>
public sealed partial class ClearanceView
{
    private ViewClearanceResult? _found;
    private Decision _typed = new();
    private Decision _shown = new();
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _verdicts = [];
    private DraftKeeper<Decision>? _keeper;
    private Guid _command;
    private string? _said;
    private int _round;
    private bool _isReady;
    private bool _isStale;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ClearanceText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>Whether the reviewer opened it; else the consultant did, from the case.</summary>
    [Parameter] public bool ForReview { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _verdicts = [.. Enum.GetValues<ClearanceVerdict>().Select(verdict => new Choice(verdict.ToString(), T["Verdict_" + verdict]))];
        _found = (await Sender.Send(new ViewClearance(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private static string CaseAddress(ViewClearanceResult one) => $"{one.Tier.Workspace().ToString().ToLowerInvariant()}/cases/{one.Id}";

    /// <summary>Of this very form: the keeper looks once more when it goes.</summary>
    private static Func<Decision> Holding(Decision typed) => () => typed;

    private void Restore(Decision kept) => (_typed, _shown) = (kept, kept with { });

    private async Task Send()
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var verdict = Enum.TryParse<ClearanceVerdict>(_typed.Verdict, out var chosen) ? chosen : (ClearanceVerdict)(-1);
        var outcome = await Sender.Send(new DecideClearance(Id, verdict, _typed.Words, found.Version), commandId: _command);
        _shown = _typed with { };
        (_said, _isStale) = (null, outcome.Kind == OutcomeKind.Conflict);
        _errors = _isStale ? FormErrors.None : outcome.ToErrors(T, Shared);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.IsOk)
        {
            if (_keeper is not null) await _keeper.Discard();
            (_typed, _shown, _said, _isReady) = (new(), new(), T["DecideClearance_Done"], false);
            _round++;
        }

        if (outcome.IsOk || _isStale) _found = (await Sender.Send(new ViewClearance(Id))).OrNotFound(Navigation);
        _busy = false;
    }

    /// <summary>What is typed into the decision, as its draft keeps it.</summary>
    public sealed record Decision
    {
        public string? Verdict { get; set; }

        public string? Words { get; set; }
    }
}
