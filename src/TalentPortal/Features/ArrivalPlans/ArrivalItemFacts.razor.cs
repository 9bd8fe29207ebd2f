using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.ArrivalPlans.Domain;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>What, when, where, by whom, and what to bring.</summary>
public sealed partial class ArrivalItemFacts
{
    [Inject] private IStringLocalizer<ArrivalPlansText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required OpenArrivalItem Item { get; set; }

    /// <summary>Whether the talent reads it.</summary>
    [Parameter] public bool ForTalent { get; set; }

    /// <summary>By whose clock days are told; null: by the reader's.</summary>
    [Parameter] public TimeZoneInfo? Zone { get; set; }
}
