using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Programmes;

/// <summary>A programme in the list: what it gives, and how somebody stands to it.</summary>
public sealed partial class ProgrammeItem
{
    private const int AsksMost = 4;

    [Inject] private IStringLocalizer<ProgrammesText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter, EditorRequired] public required ProgrammeMatch Match { get; set; }

    /// <summary>All of the list, to say what cannot be had beside it.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ProgrammeMatch> All { get; set; }

    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    /// <summary>Something was said that it can be held against.</summary>
    [Parameter] public bool IsAsked { get; set; }

    /// <summary>The answers, to take along to its page: empty, or with a question mark before them.</summary>
    [Parameter] public string Query { get; set; } = "";

    private string Address => "programmes/" + Match.Code + Query;

    private StatusKind Badge => Match.Verdict switch { Verdict.Met => StatusKind.Done, Verdict.Unknown => StatusKind.Waiting, _ => StatusKind.Closed };

    private IReadOnlyList<Finding> Missing => [.. Match.Parts.Where(part => part.Verdict == Verdict.NotMet)];

    private IReadOnlyList<ProgrammeMatch> Instead => ProgrammeMatching.InsteadOf(Match, All);
}
