using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>One of the employer's own postings: written where it may be written, else as it stands; with all that can be done with it.</summary>
public sealed partial class EditJobPage
{
    private ViewOwnJobResult? _job;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid _command;
    private bool _busy;
    private int _round;
    private bool _focus;
    private string? _pauseZh;
    private string? _pauseEn;
    private ElementReference _notice;
    private JobEditor? _editor;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Parameter] public Guid JobId { get; set; }

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>What the page before did, see <see cref="EditEffect"/>.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? DoneBefore { get; set; }

    private Bilingual Titles => new(Typed.Tidy(_job!.Fields.TitleZh), Typed.Tidy(_job.Fields.TitleEn));

    private string Title => Titles.In(Languages.Current);

    protected override async Task OnInitializedAsync()
    {
        if (Enum.TryParse<EditEffect>(DoneBefore, ignoreCase: true, out var effect) && Enum.IsDefined(effect)) _said = T["EditJob_Done_" + effect];
        Take(await Prerendered.Once(RendererInfo, $"job/{JobId}", Read));
    }

    /// <summary>What was done is said at the top; the buttons are far below.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus || _said is null) return;
        _focus = false;
        await _notice.FocusAsync();
    }

    private async Task<ViewOwnJobResult?> Read() => (await Sender.Send(new ViewOwnJob(JobId))).OrNotFound(Navigation);

    private async Task Load() => Take(await Read());

    private void Take(ViewOwnJobResult? job)
    {
        _job = job;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _round++;
    }

    private Task Sent((Guid JobId, EditEffect Effect) sent)
    {
        (_said, _errors, _focus) = (T["EditJob_Done_" + sent.Effect], FormErrors.None, true);
        return Load();
    }

    /// <summary>Readers have seen it without a name, and may be told.</summary>
    private bool MayBeNamed => _job is { PublishedAt: not null, Status: not JobStatus.Closed } && (_job.Live ?? _job.Fields).Confidential;

    private Bilingual Named => _job!.For is null ? _job.EmployerName : _job.ForName;

    private Task GiveName() => Act(new NameEmployer(JobId), T["NameEmployer_Done"]);

    private Task Confirm() => Act(new ConfirmJob(JobId), T["ConfirmJob_Done", Title]);

    private Task TakeBack() => Act(new TakeBackJob(JobId), T["TakeBackJob_Done"]);

    private Task Pause() => Act(new PauseJob(JobId, _pauseZh, _pauseEn), T["PauseJob_Done"]);

    private Task Resume() => Act(new ResumeJob(JobId), T[Clock.GetUtcNow() - _job!.PausedAt > Job.PausedFor ? "ResumeJob_DoneReview" : "ResumeJob_Done"]);

    private Task Reopen() => Act(new ReopenJob(JobId), T["ReopenJob_Done"]);

    private async Task Act(MediatR.IRequest<Outcome<Done>> command, string said)
    {
        if (_busy) return;
        _busy = true;
        if (_editor is not null) await _editor.Keep();
        var outcome = await Sender.Send(command, commandId: _command);
        _busy = false;
        (_errors, _said, _focus) = (outcome.ToErrors(T, Shared), outcome.IsOk ? said : null, outcome.IsOk);
        if (outcome.IsOk) await Load();
    }

    private async Task Close(JobCloseReason reason)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new CloseJob(JobId, reason), commandId: _command);
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        // A draft that nobody ever saw leaves nothing behind.
        var isGone = !(await Sender.Send(new ViewOwnJob(JobId))).IsOk;
        Navigation.NavigateTo(isGone ? "employer/jobs?done=deleted" : "employer/jobs?done=closed");
    }
}
