using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>A list of documents that are asked for, line by line, with what each lacks.</summary>
public sealed partial class ChecklistTable
{
    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    /// <summary>The list and how it stands.</summary>
    [Parameter, EditorRequired] public ViewChecklistResult Found { get; set; } = null!;

    private static IReadOnlyList<Choice> Lists => [.. DocumentChecklist.All.Select(list => new Choice(list.Code, list.Name.In(Languages.Current)))];

    private static StatusKind KindOf(ChecklistState state) => state switch
    {
        ChecklistState.Ready => StatusKind.Done,
        ChecklistState.Missing or ChecklistState.NoFile => StatusKind.Waiting,
        ChecklistState.Expired or ChecklistState.NotValid => StatusKind.Overdue,
        _ => StatusKind.Due,
    };
}
