using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Corrections;

/// <summary>One report, and the answer to it.</summary>
public sealed partial class AnswerCorrectionPage
{
    private ViewOwnCorrectionResult? _found;
    private IReadOnlyList<Choice> _outcomes = [];
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private string? _outcome;
    private string? _version;
    private string? _questionZh;
    private string? _questionEn;
    private string? _answerZh;
    private string? _answerEn;
    private string? _said;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CorrectionsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _outcomes = [.. Enum.GetValues<CorrectionOutcome>().Select(outcome => new Choice(outcome.ToString(), T["Outcome_" + outcome]))];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = await Prerendered.Once(RendererInfo, "correction", Read);
    }

    private async Task<ViewOwnCorrectionResult?> Read() => (await Sender.Send(new ViewOwnCorrection(Id))).OrNotFound(Navigation);

    private async Task Answer()
    {
        if (_busy) return;
        _busy = true;
        var version = string.IsNullOrWhiteSpace(_version) ? (int?)null : int.TryParse(_version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var outcome = await Sender.Send(
            new AnswerCorrection(Id, Enum.TryParse<CorrectionOutcome>(_outcome, out var chosen) ? chosen : null, version, _questionZh, _questionEn, _answerZh, _answerEn), commandId: _command);
        (_busy, _errors) = (false, outcome.ToErrors(T, Shared));
        if (outcome.IsOk) _said = T["AnswerCorrection_Done"];
        if (outcome.IsOk || outcome.Kind == OutcomeKind.Conflict) _found = await Read();
    }
}
