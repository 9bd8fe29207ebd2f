using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Documents;

/// <summary>The documents that the person keeps, what is asked for, and a way to add one.</summary>
public sealed partial class BrowseDocumentsPage
{
    private BrowseDocumentsResult? _mine;
    private ViewChecklistResult? _checklist;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>What was done before the browser was sent here.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private string PageUrl => $"{Http?.Request.PathBase}/{Links.PageOf(Navigation)}";

    /// <summary>Which list is shown; one that is not there is as none.</summary>
    [SupplyParameterFromQuery(Name = "list")] private string? List { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _mine = (await Sender.Send(new BrowseDocuments())).OrNotFound(Navigation);
        var checklist = await Sender.Send(new ViewChecklist(List));
        if (checklist.Kind == OutcomeKind.Invalid) checklist = await Sender.Send(new ViewChecklist(null));
        if (checklist.IsOk) _checklist = checklist.Value;
    }
}
