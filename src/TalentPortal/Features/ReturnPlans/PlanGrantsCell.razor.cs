using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ReturnPlans.Domain;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>What programmes pay at one place: what is sure, what is possible, and each of them with its sources.</summary>
public sealed partial class PlanGrantsCell
{
    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required PlanGrants? Grants { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>One claim for each note: claims of the same source share it.</summary>
    private IEnumerable<string> Marked(PlanGrant item) => item.Claims.Where(code => Notes.Find(code) is not null).DistinctBy(code => Notes.NumberOf(Notes.Find(code)!));
}
