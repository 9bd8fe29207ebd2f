using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>By what applicants are assessed, position by position; open until somebody applies.</summary>
public sealed partial class BrowseScoreSheetsPage
{
    private BrowseScoreSheetsResult? _found;
    private BrowseScoreSheetsResult.Sheet? _chosen;
    private FormErrors _errors = FormErrors.None;
    private string? _criteria;
    private string? _said;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = await Prerendered.Once(RendererInfo, "criteria", Read);

    private async Task<BrowseScoreSheetsResult?> Read() => (await Sender.Send(new BrowseScoreSheets())).OrNotFound(Navigation);

    private void Choose(BrowseScoreSheetsResult.Sheet sheet)
    {
        (_chosen, _said, _errors, _command) = (sheet, null, FormErrors.None, Guid.CreateVersion7(Clock.GetUtcNow()));
        _criteria = string.Join('\n', sheet.Criteria.Select(criterion => ApplicationWords.Criterion(criterion, T)));
    }

    private async Task Save()
    {
        if (_busy || _chosen is not { } chosen) return;
        (_busy, _said) = (true, null);
        // Who leaves a usual one as it stands keeps it in both languages.
        var usual = ScoreSheet.Usual.ToDictionary(name => ApplicationWords.Criterion(name, T), name => name, StringComparer.OrdinalIgnoreCase);
        var criteria = (_criteria ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(words => usual.GetValueOrDefault(words, words)).ToList();
        var outcome = await Sender.Send(new SaveScoreSheet(chosen.JobId, criteria, chosen.Version), commandId: _command);
        _errors = outcome.Kind == OutcomeKind.Conflict ? new FormErrors([new FormError("", T["SetReplyTerms_Conflict"])]) : outcome.ToErrors(T, Shared);
        if (outcome.Kind is OutcomeKind.Ok or OutcomeKind.Conflict or OutcomeKind.Refused) _found = await Read();
        if (outcome.IsOk) (_said, _chosen) = (T["SaveScoreSheet_Done"], null);
        else if (outcome.Kind == OutcomeKind.Conflict) _chosen = _found?.Sheets.FirstOrDefault(sheet => sheet.JobId == chosen.JobId);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }
}
