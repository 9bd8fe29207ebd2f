using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>A posting, or the change of a live one, to be published or sent back. After a decision comes the next that waits.</summary>
public sealed partial class ReviewJobPage
{
    /// <summary>The second half of a double click must not decide on a posting that has only just come into view.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    private ViewReviewResult? _job;
    private FormErrors _errors = FormErrors.None;
    private Guid? _shown;
    private Guid _command;
    private string? _noFee;
    private string? _reasonZh;
    private string? _reasonEn;
    private string? _shownZh;
    private string? _shownEn;
    private bool _isConflict;
    private bool _busy;
    private bool _focus;
    private bool _isFresh;
    private ElementReference _heading;

    [Parameter] public Guid JobId { get; set; }

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>What was decided on the page before.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == JobId) return;
        (_shown, _reasonZh, _reasonEn, _noFee, _busy, _focus, _isFresh) = (JobId, null, null, null, false, Done is not null, Done is not null);
        Take(await Prerendered.Once(RendererInfo, $"review/{JobId}", Read));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus || _job is null) return;
        _focus = false;
        await _heading.FocusAsync();
        await Task.Delay(Breath, Clock);
        _isFresh = false;
        StateHasChanged();
    }

    private static IEnumerable<(JobField Field, IReadOnlyList<(TextChange Change, string Text)> Lines)> Changes(JobContent live, JobContent proposed)
    {
        var (before, after) = (JobFields.Of(live, null), JobFields.Of(proposed, null));
        return JobField.All.Where(field => field.Text(before) != field.Text(after)).Select(field => (field, TextDiff.Lines(field.Text(before), field.Text(after))));
    }

    private async Task<ViewReviewResult?> Read() => (await Sender.Send(new ViewReview(JobId))).OrNotFound(Navigation);

    private async Task Load() => Take(await Read());

    private void Take(ViewReviewResult? job)
    {
        _job = job;
        (_errors, _isConflict, _command) = (FormErrors.None, false, Guid.CreateVersion7(Clock.GetUtcNow()));
        (_shownZh, _shownEn) = (_reasonZh, _reasonEn);
    }

    private async Task Decide(bool publish)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new ReviewJob(JobId, publish, publish ? null : _reasonZh, publish ? null : _reasonEn, _job!.Version, publish ? _noFee : null), commandId: _command);
        _busy = outcome.IsOk;
        (_errors, _isConflict) = (outcome.ToErrors(T, Shared), outcome.Kind == OutcomeKind.Conflict);
        if (!outcome.IsOk) return;
        var done = publish ? "publish" : "return";
        var next = await Sender.Send(new BrowseReviewQueue(0, 1));
        Navigation.NavigateTo(next is { IsOk: true, Value.Rows: [var row] } ? $"admin/jobs/{row.JobId}?done={done}" : $"admin/jobs?done={done}");
    }
}
