using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// A posting being written. What is typed is kept as a draft; if a colleague changed the posting meanwhile, both states
/// are shown and the writer chooses, field by field.
/// </summary>
public sealed partial class JobEditor
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private JobFormModel _model = new();
    private JobContent? _saved;
    private ViewOwnJobResult? _theirs;
    private IReadOnlyList<JobField> _contested = [];
    private FormErrors _errors = FormErrors.None;
    private DraftState _draft = DraftState.None;
    private Language _previewed = Languages.Current;
    private Guid _command;
    private bool _isReady;
    private bool _busy;
    private bool _isSent;
    private bool _focus;
    private IReadOnlyList<AlikeJob> _alike = [];
    private bool _isWarned;
    private bool _focusWarning;
    private ElementReference _warning;
    private ElementReference _conflict;
    private DraftKeeper<JobFormModel>? _keeper;
    private JobForm? _form;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> Words { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The posting as it was opened. Give the editor a new key for another state of it.</summary>
    [Parameter, EditorRequired] public required ViewOwnJobResult Job { get; set; }

    /// <summary>What stands above the preview: the posting's state, and what else can be done with it.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>It is about to be sent: what was said about the last time no longer holds.</summary>
    [Parameter] public EventCallback OnSending { get; set; }

    /// <summary>It was sent: the posting's id, and what became of it.</summary>
    [Parameter] public EventCallback<(Guid JobId, EditEffect Effect)> OnSent { get; set; }

    private IReadOnlyList<Choice> Members => [.. Job.Members.Select(member => new Choice(member.Id.ToString(), member.Name.In(Languages.Current)))];

    /// <summary>The name that will stand on it, or what stands in its place.</summary>
    private Bilingual Shown => _model.Fields.Confidential ? Job.InPlace : Named;

    private EmployerKind? Kind => _model.For is not { } member ? Job.EmployerKind : Job.Members.FirstOrDefault(m => m.Id == member)?.Kind ?? Job.ForKind;

    private Bilingual Named => _model.For is not { } member ? Job.EmployerName : Job.Members.FirstOrDefault(m => m.Id == member)?.Name ?? Job.ForName;

    private JobContent Previewed
    {
        get
        {
            var content = _model.Fields.ToContent();
            return content.Title.Has(Language.Chinese) || content.Title.Has(Language.English) ? content : content with { Title = new(T.In(Language.Chinese, "JobPreview_NoTitle"), T.In(Language.English, "JobPreview_NoTitle")) };
        }
    }

    private JobTranslation PreviewedTranslation
    {
        get
        {
            var content = _model.Fields.ToContent();
            return content.IsReadableIn(Language.Chinese) || content.IsReadableIn(Language.English) ? content.TranslationAfter(_saved, Job.Translation, _model.InStep) : JobTranslation.Both;
        }
    }

    /// <summary>Where the posting stands, as far as is known here.</summary>
    private JobStatus StatusNow => _theirs?.Status ?? Job.Status;

    /// <summary>A colleague gave it to staff meanwhile: nothing can be written until it is taken back.</summary>
    private bool IsInReview => StatusNow == JobStatus.InReview;

    /// <summary>Whether one of two languages was changed and the other was not.</summary>
    private bool IsOneLanguageChanged
    {
        get
        {
            if (_saved is null || !_saved.IsReadableIn(Language.Chinese) || !_saved.IsReadableIn(Language.English)) return false;
            var content = _model.Fields.ToContent();
            return (content.Title.Zh != _saved.Title.Zh || content.Description.Zh != _saved.Description.Zh) != (content.Title.En != _saved.Title.En || content.Description.En != _saved.Description.En);
        }
    }

    private string? DraftWords =>
        _draft.Failed ? Words["Draft_NotSaved"]
        : _draft.SavedAt is { } at ? Words["Draft_SavedAt", DateWords.Time(at, Zone, null, Languages.Current.Culture())]
        : T["JobForm_DraftHint"];

    protected override void OnInitialized()
    {
        _model = JobFormModel.Of(Job);
        _saved = Job.Id is null ? null : Job.Fields.ToContent();
        _command = NewId();
    }

    /// <summary>What both wrote and what still differs.</summary>
    private IEnumerable<JobField> Contested => _contested.Where(one => one.Text(_model.Fields) != one.Text(_theirs!.Fields));

    /// <summary>Keeps what is typed at once: the editor is about to be made anew.</summary>
    public async Task Keep()
    {
        if (_form is not null) await _form.Flush();
        if (_keeper is not null) await _keeper.Keep();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusWarning)
        {
            _focusWarning = false;
            await _warning.FocusAsync();
        }

        if (!_focus || _theirs is null) return;
        _focus = false;
        await _conflict.FocusAsync();
    }

    /// <summary>Takes the draft. What was written on another state of the posting than this one is a conflict, not the newest word.</summary>
    private void Restore(JobFormModel model)
    {
        _model = model;
        (_theirs, _contested) = (null, []);
        if (Job.Id is null || model.IsBasedOn(Job)) return;
        _contested = _model.Rebase(Job);
        if (_contested.Count > 0) _theirs = Job;
    }

    private async Task TakeTheirs(JobField field)
    {
        if (_form is not null) await _form.Flush();
        // Another object: the form shows its values.
        var fields = _model.Fields with { };
        field.Copy(fields, _theirs!.Fields);
        _model.Fields = fields;
    }

    private async Task Send(bool submit)
    {
        if (_busy) return;
        _busy = true;
        await OnSending.InvokeAsync();
        if (_form is not null && !await _form.Flush())
        {
            (_errors, _busy) = (new FormErrors([new FormError("", T["JobForm_NotArrived"])]), false);
            return;
        }

        if (submit && await IsToldOfAlike())
        {
            _busy = false;
            return;
        }

        if (Job.Id is not { } id)
        {
            var posted = await Sender.Send(new PostJob(_model.Fields, submit, _model.For), commandId: _command);
            await After(posted, posted.IsOk ? (posted.Value.JobId, submit ? EditEffect.Submitted : EditEffect.Saved) : default);
        }
        else
        {
            var edited = await Sender.Send(new EditJob(id, _model.Fields, _model.InStep, submit, _model.Version, _model.ChangeVersion), commandId: _command);
            if (edited.Kind == OutcomeKind.Conflict && await Sender.Send(new ViewOwnJob(id)) is { IsOk: true, Value: var now })
            {
                Meet(now);
                (_errors, _busy) = (FormErrors.None, false);
                return;
            }

            await After(edited, edited.IsOk ? (id, edited.Value.Effect) : default);
        }
    }

    /// <summary>Shows once what reads like this one; whoever submits again means it.</summary>
    private async Task<bool> IsToldOfAlike()
    {
        if (_isWarned || await Sender.Send(new FindAlikeJobs(Job.Id, _model.Fields)) is not { IsOk: true, Value.Jobs: { Count: > 0 } alike }) return false;
        (_alike, _isWarned, _focusWarning) = (alike, true, true);
        return true;
    }

    /// <summary>Takes what a colleague wrote into the form; what both wrote stays to be chosen.</summary>
    private void Meet(ViewOwnJobResult now)
    {
        _contested = [.. _contested.Union(_model.Rebase(now))];
        (_theirs, _focus) = (now, true);
    }

    private async Task TakeBack()
    {
        if (_busy || Job.Id is not { } id) return;
        _busy = true;
        if (_form is not null) await _form.Flush();
        var taken = await Sender.Send(new TakeBackJob(id), commandId: NewId());
        // A reviewer may have been faster: what stands now decides what can be done.
        if (await Sender.Send(new ViewOwnJob(id)) is { IsOk: true, Value: var now }) Meet(now);
        (_errors, _busy) = (taken.ToErrors(T, Shared), false);
    }

    private async Task After<T2>(Outcome<T2> outcome, (Guid, EditEffect) sent)
    {
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk)
        {
            // Until another form stands here: what is typed into this one would reach nobody.
            _isSent = true;
            if (_keeper is not null) await _keeper.Discard();
            await OnSent.InvokeAsync(sent);
        }

        _busy = false;
    }

    private Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());
}
