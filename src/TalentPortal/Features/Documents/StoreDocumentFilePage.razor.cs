using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Documents;

/// <summary>One document: what is said of it, its files, the consent it is kept under, and the form that adds a file, which goes to an endpoint and comes back here.</summary>
public sealed partial class StoreDocumentFilePage
{
    private BrowseDocumentsResult.Document? _document;
    private DateOnly _today;
    private FormErrors _errors = FormErrors.None;
    private string? _refusal;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private string? Consent { get; set; }

    [SupplyParameterFromForm] private string? Agreed { get; set; }

    /// <summary>What was done before the browser was sent here.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Key of the text that says why a file was not taken.</summary>
    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    private string Title => DocumentWords.Of(_document!.Kind, _document.Facts.Bearer, T);

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new BrowseDocuments())).OrNotFound(Navigation) is not { } mine) return;
        (_document, _today) = (mine.Documents.FirstOrDefault(document => document.Id == Id), mine.Today);
        if (_document is null)
        {
            Navigation.NotFound();
            return;
        }

        _refusal = Refused is null || Consent is not null ? null : RefusalText(Refused);
        if (_refusal is not null) _errors = new FormErrors([new FormError("File", _refusal)]);
    }

    private async Task Agree()
    {
        var kind = Enum.TryParse<ConsentKind>(Consent, out var given) ? given : (ConsentKind)(-1);
        var outcome = await Sender.Send(new AgreeToPapers(kind, Agreed == "true", T["AgreeToPapers_Words_" + kind]));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/documents/{Id}?done=agreed");
    }

    /// <summary>The text of a key that came in the address; other keys say nothing in particular.</summary>
    private string RefusalText(string key)
    {
        if (key is "StoreDocumentFile_ConsentFirst") return T[key];
        if (Files[key].ResourceNotFound) return Files["Files_FormBroken"];
        return Files[key, key == "Files_TooLarge" ? UploadRules.Scans.MaxMegabytes : UploadRules.Scans.KindNames];
    }
}
