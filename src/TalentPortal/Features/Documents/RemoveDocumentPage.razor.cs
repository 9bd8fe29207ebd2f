using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Documents;

/// <summary>Asks before a document is removed, with or without scripts.</summary>
public sealed partial class RemoveDocumentPage
{
    private BrowseDocumentsResult.Document? _document;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    private string Name => DocumentWords.Of(_document!.Kind, _document.Facts.Bearer, T);

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new BrowseDocuments())).OrNotFound(Navigation) is not { } mine) return;
        _document = mine.Documents.FirstOrDefault(document => document.Id == Id);
        if (_document is not null) return;
        // Sent twice: the first time removed it, and that is what the person wants to read.
        if (HttpMethods.IsPost(Http.Request.Method)) Navigation.NavigateTo("me/documents");
        else Navigation.NotFound();
    }

    private async Task Remove()
    {
        var outcome = await Sender.Send(new RemoveDocument(Id));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/documents?done=removed");
    }
}
