using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ReturnPlans.Domain;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>A line's amount for one place: from, to, usual, what it rests on, and what is not known.</summary>
public sealed partial class PlanAmount
{
    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required PlanLine? Line { get; set; }

    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    /// <summary>Made of the lines above it: what it rests on stands there.</summary>
    [Parameter] public bool IsSum { get; set; }

    private string Words => T.Amount(Line!, CultureInfo.CurrentUICulture);

    /// <summary>One claim for each note: claims of the same source share it.</summary>
    private IEnumerable<string> Marked => IsSum ? [] : Line!.Claims.Where(code => Notes.Find(code) is not null).DistinctBy(code => Notes.NumberOf(Notes.Find(code)!));
}
