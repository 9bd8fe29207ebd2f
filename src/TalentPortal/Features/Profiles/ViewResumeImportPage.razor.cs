using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Profiles;

/// <summary>
/// A file next to the record: what it would add or change, field by field. The form that uploads goes to an
/// endpoint, which streams the file and comes back here.
/// </summary>
public sealed partial class ViewResumeImportPage
{
    /// <summary>More than anybody mends in one go; the rest is counted.</summary>
    private const int MostProblems = 50;

    /// <summary>Texts of this feature that say why a file was not taken.</summary>
    private static readonly string[] Reasons =
        ["Career_ProfileFirst", "Resume_NotJson", "Resume_TooDeep", "Resume_NotResume", "Resume_TooLong", "Resume_NotXml", "Resume_NotEuropass", "Resume_OldEuropass", "Resume_NoneInPdf"];

    private ViewResumeImportResult? _mine;
    private FormErrors _errors = FormErrors.None;
    private HashSet<string>? _ticked;
    private string? _refusal;
    private bool _changed;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    /// <summary>Key of the text that says why a file was not taken.</summary>
    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    private bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    private string PageUrl => $"{Http.Request.PathBase}/me/profile/import";

    protected override async Task OnInitializedAsync()
    {
        _mine = (await Sender.Send(new ViewResumeImport())).OrNotFound(Navigation);
        _refusal = Refused is null || IsPost ? null : RefusalText(Refused);
        if (_refusal is not null) _errors = new FormErrors([new FormError("File", _refusal)]);
    }

    private async Task Apply()
    {
        // As the browser sent it: the mapper of forms takes fewer values than a long record has choices.
        var form = await Http.Request.ReadFormAsync();
        var take = form["Form.Take"].OfType<string>().ToList();
        var outcome = await Sender.Send(new ApplyResumeImport(Guid.TryParse(form["Form.Id"], out var id) ? id : Guid.Empty, form["Form.Seen"], take));
        if (outcome.IsOk)
        {
            Navigation.NavigateTo("me/profile/career?done=imported");
            return;
        }

        _ticked = [.. take];
        // The file or the record is another one than was shown: shows what is there now, and asks again.
        _changed = outcome.Kind is OutcomeKind.Conflict or OutcomeKind.NotFound;
        _errors = _changed ? new FormErrors([new FormError("", T["ViewResumeImport_Changed"])]) : outcome.ToErrors(T, Shared);
    }

    /// <summary>Sent twice, or after another file took its place: what the person wants to read is how it stands now.</summary>
    private void Gone() => Navigation.NavigateTo(_mine is { Waiting: null } ? "me/profile/career" : "me/profile/import");

    private async Task Discard()
    {
        await Sender.Send(new DiscardResumeImport());
        Navigation.NavigateTo("me/profile/career");
    }

    /// <summary>What fills a gap is ticked from the start, what would replace something is not.</summary>
    private bool IsTicked(string key, bool fills) => _ticked?.Contains(key) ?? fills;

    private string LabelOf(ProfileSection section, ViewResumeImportResult.Change change) => change.Field.Length == 0 ? T["ViewResumeImport_Further"] : T[FactWords.LabelKey(section, change.Field)];

    private string TextOf(ProfileSection section, ViewResumeImportResult.Change change, string text) =>
        FactField.Of(section).FirstOrDefault(field => field.Name == change.Field) is { } field ? FactWords.Of(field.Kind, text, T) : text;

    /// <summary>The text of a key that came in the address; other keys say nothing in particular.</summary>
    private string RefusalText(string key)
    {
        if (Reasons.Contains(key)) return T[key, ResumeImport.MaxBytes / 1024 / 1024];
        if (Files[key].ResourceNotFound) return Files["Files_FormBroken"];
        return Files[key, key == "Files_TooLarge" ? UploadRules.Resumes.MaxMegabytes : UploadRules.Resumes.KindNames];
    }
}
