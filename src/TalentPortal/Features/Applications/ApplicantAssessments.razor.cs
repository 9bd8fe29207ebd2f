using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>What the employer's members think of an application: scorecards and notes, for colleagues alone.</summary>
public sealed partial class ApplicantAssessments
{
    private int[] _scores = [];
    private IReadOnlyList<Choice> _choices = [];
    private FormErrors _errors = FormErrors.None;
    private FormErrors _noteErrors = FormErrors.None;
    private string? _words;
    private string? _note;
    private string? _said;
    private Guid _command;
    private Guid _shown;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private OpenScorecard? Mine => Applicant.Scorecards.FirstOrDefault(card => card.IsMine);

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewApplicantResult Applicant { get; set; }

    /// <summary>Something was written: the application is read anew.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown == Applicant.Id) return;
        _shown = Applicant.Id;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _choices = [.. Enumerable.Range(1, Scorecard.Best).Select(score => score.ToString(CultureInfo.InvariantCulture)).Select(score => new Choice(score, score))];
        _scores = new int[Applicant.Criteria.Count];
        if (Mine is not { SentAt: null } mine) return;
        for (var i = 0; i < Math.Min(_scores.Length, mine.Scores?.Count ?? 0); i++) _scores[i] = mine.Scores![i];
        _words = mine.Words;
    }

    private int Score(int i) => i < _scores.Length ? _scores[i] : 0;

    private void Set(int i, string? sent) => _scores[i] = int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : 0;

    private async Task Ask(ChangeEventArgs change)
    {
        if (!Guid.TryParse((string?)change.Value, out var member)) return;
        _errors = await Send(new AssignInterviewer([Applicant.Id], member), "AssignInterviewer_Asked");
    }

    private async Task Save(bool sends) =>
        _errors = await Send(new SaveScorecard(Applicant.Id, [.. _scores], _words, sends, Mine?.Version ?? 0), sends ? "SaveScorecard_Done" : "SaveScorecard_Kept");

    private async Task Note()
    {
        _noteErrors = await Send(new NoteApplicant(Applicant.Id, _note), "NoteApplicant_Done");
        if (_noteErrors.All.Count == 0) _note = null;
    }

    private async Task<FormErrors> Send<T1>(ICommand<T1> command, string done)
    {
        if (_busy) return _errors;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(command, commandId: _command);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.IsOk) _said = T[done];
        if (outcome.Kind is OutcomeKind.Ok or OutcomeKind.Conflict) await OnChanged.InvokeAsync();
        _busy = false;
        return outcome.Kind == OutcomeKind.Conflict ? new FormErrors([new FormError("", T["MoveApplication_Conflict"])]) : outcome.ToErrors(T, Shared);
    }
}
