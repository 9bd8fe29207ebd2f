using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Documents;

/// <summary>How a document stands: no file yet, ending, found wanting, checked.</summary>
public sealed partial class DocumentState
{
    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    /// <summary>The document.</summary>
    [Parameter, EditorRequired] public BrowseDocumentsResult.Document Document { get; set; } = null!;

    /// <summary>The day by which it is judged.</summary>
    [Parameter, EditorRequired] public DateOnly Today { get; set; }
}
