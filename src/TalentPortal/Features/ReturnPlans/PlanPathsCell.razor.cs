using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ReturnPlans.Domain;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>The ways that have to be gone for one place, with how long their procedures take.</summary>
public sealed partial class PlanPathsCell
{
    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<PlanPath> Paths { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private IEnumerable<string> Marked(PlanPath path) => path.Claims.Where(code => Notes.Find(code) is not null).DistinctBy(code => Notes.NumberOf(Notes.Find(code)!));
}
