using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Pathways.Domain;

namespace TalentPortal.Features.Pathways;

/// <summary>What is known of a step: who, where, how long, by when, with which papers, for how much.</summary>
public sealed partial class PathwayStepFacts
{
    [Inject] private IStringLocalizer<PathwaysText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required PathwayStep Step { get; set; }

    /// <summary>The steps that come first, of those that are there.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<PathwayStep> After { get; set; }

    /// <summary>Claims of the times that the rules set, by the code of the figure.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, string> Deadlines { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }
}
