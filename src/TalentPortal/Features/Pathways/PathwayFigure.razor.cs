using Microsoft.AspNetCore.Components;
using TalentPortal.Components;

namespace TalentPortal.Features.Pathways;

/// <summary>A figure made of several claims, with their notes. Where the site lacks one of them nothing is shown: a figure without source is not shown.</summary>
public sealed partial class PathwayFigure
{
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>What it rests on.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Claims { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }
}
