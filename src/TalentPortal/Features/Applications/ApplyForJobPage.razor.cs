using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>
/// Applies for a position, on the site of the tenant whose posting it is. Whoever lacks profile or CV is led there and
/// back; what was typed waits meanwhile.
/// </summary>
public sealed partial class ApplyForJobPage
{
    private const string Yes = "true";

    private ViewApplicationFormResult? _form;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Step> _steps = [];
    private IReadOnlyList<Choice> _cvs = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [SupplyParameterFromQuery(Name = "job")] private string? Job { get; set; }

    [SupplyParameterFromForm(FormName = "apply")] private Typed Form { get; set; } = null!;

    private static Language Language => Languages.Current;

    private Guid JobId => Guid.TryParse(Job, out var id) ? id : Guid.Empty;

    private string Page => $"me/applications/new?job={JobId}";

    private string ConsentWords => _form!.Job.IsUnnamed
        ? T["ApplyForJob_ConsentUnnamed", _form.Tenant.ShortName.In(Language), _form.Job.Title.In(Language), JobApplication.OpenFor.Days]
        : T["ApplyForJob_Consent", _form.Job.EmployerName.In(Language), _form.Job.Title.In(Language), JobApplication.OpenFor.Days];

    /// <summary>A park posts it in the name of its member.</summary>
    private bool IsForMember => _form!.Job.For.Has(Language.Chinese) || _form.Job.For.Has(Language.English);

    private string? SourceHost => Uri.TryCreate(_form?.Job.SourceUrl, UriKind.Absolute, out var source) && (source.Scheme == Uri.UriSchemeHttps || source.Scheme == Uri.UriSchemeHttp) ? source.Host : null;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new Typed();
        var found = await Sender.Send(new ViewApplicationForm(JobId));
        if (!found.IsOk && JobId != Guid.Empty)
        {
            // It closed or was paused meanwhile: its own page says so, and where to look on.
            Navigation.NavigateTo($"jobs/{JobId}");
            return;
        }

        _form = found.OrNotFound(Navigation);
        if (_form is null) return;
        if (_form.Tenant.Slug != Site?.Look.Slug)
        {
            Navigation.NavigateTo(SiteAddress.Of(_form.Tenant, Language, Page));
            return;
        }

        _cvs = [.. _form.Cvs.Select(cv => new Choice(cv.Id.ToString(), cv.FileName) { Hint = HintOf(cv) })];
        Form.CvId ??= _cvs.Count > 0 ? _cvs[0].Value : null;
        var (hasProfile, hasCv) = (_form.Profile is not null, _cvs.Count > 0);
        _steps =
        [
            new(T["ApplyForJob_StepProfile"], hasProfile ? TimelineState.Done : TimelineState.Now),
            new(T["ApplyForJob_StepCv"], hasCv ? TimelineState.Done : hasProfile ? TimelineState.Now : TimelineState.Next),
            new(T["ApplyForJob_StepSend"], hasProfile && hasCv ? TimelineState.Now : TimelineState.Next),
        ];
    }

    private async Task Send()
    {
        if (Form.Then is "profile" or "cv")
        {
            if (await KeepTyped()) Navigation.NavigateTo(Links.With($"me/{Form.Then}", "returnUrl", $"{Http.Request.PathBase}/{Page}"));
            return;
        }

        var outcome = await Sender.Send(new ApplyForJob(JobId, Guid.TryParse(Form.CvId, out var cv) ? cv : Guid.Empty, Form.Note, Form.Agreed == Yes, ConsentWords, Form.Anyway == Yes));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/applications/{outcome.Value.Id}?sent=true");
    }

    /// <summary>What was typed waits as a draft, with scripts or without. Whoever goes for another CV wants that one chosen on coming back.</summary>
    private async Task<bool> KeepTyped()
    {
        // With an id of its own: the form's is for sending it.
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        var chosen = Form.Then == "profile" && _cvs.Count > 0 && Form.CvId != _cvs[0].Value ? Form.CvId : null;
        if (string.IsNullOrWhiteSpace(Form.Note) && chosen is null) return (await Sender.Send(new DiscardDraft(JobApplication.DraftForm, JobId.ToString()), commandId: id)).IsOk;
        var typed = new Dictionary<string, string[]> { ["Form.Note"] = [Form.Note ?? ""] };
        if (chosen is not null) typed["Form.CvId"] = [chosen];
        var outcome = await Sender.Send(new SaveDraft(JobApplication.DraftForm, JobId.ToString(), DraftFields.Of(typed).ToJson()), commandId: id);
        if (!outcome.IsOk) _errors = new FormErrors([new FormError("Note", T["ApplyForJob_NoteUnfit", JobApplication.NoteMax])]);
        return outcome.IsOk;
    }

    private string HintOf(ViewApplicationFormResult.Cv cv)
    {
        var words = T["ApplyForJob_CvHint", cv.Kind.Label(), SizeWords.Of(cv.Length), DateWords.Day(DateOnly.FromDateTime(cv.UploadedAt.UtcDateTime), Language.Culture())].Value;
        return QuarantinePolicy.Label(cv.Release) is { } label ? T["ApplyForJob_CvHintAnd", words, Files[label]] : words;
    }

    /// <summary>The form as it was typed.</summary>
    public sealed class Typed
    {
        public string? CvId { get; set; }

        public string? Note { get; set; }

        public string? Agreed { get; set; }

        public string? Anyway { get; set; }

        /// <summary>Where to go before sending: to the profile, or to the CVs.</summary>
        public string? Then { get; set; }
    }
}
