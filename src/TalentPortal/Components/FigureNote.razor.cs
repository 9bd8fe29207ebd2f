using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Content;

namespace TalentPortal.Components;

/// <summary>What of a claim stands in the text.</summary>
public enum FigureShow
{
    /// <summary>The figure with its unit.</summary>
    Whole,

    /// <summary>The figure alone.</summary>
    Number,

    /// <summary>Only the mark of the note: the sentence before it says what the claim says.</summary>
    NoteOnly,
}

/// <summary>
/// A figure with the number of the note that says where it is from. Estimates, examples and practice carry a word of their
/// own. An unknown claim shows nothing: a figure without source is not shown.
/// </summary>
public sealed partial class FigureNote
{
    private Claim? _claim;
    private int? _number;

    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Code of the claim.</summary>
    [Parameter, EditorRequired] public required string Claim { get; set; }

    /// <summary>The notes of the page, which name this claim.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    /// <summary>What of it stands in the text.</summary>
    [Parameter] public FigureShow Show { get; set; }

    protected override void OnParametersSet()
    {
        _claim = Notes.Find(Claim) is { } claim && (Show == FigureShow.NoteOnly || claim.Value is not null) ? claim : null;
        _number = _claim is null ? null : Notes.NumberOf(_claim);
    }
}
