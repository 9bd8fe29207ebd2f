using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Permits;

/// <summary>The same person in several cities and on two days.</summary>
public sealed partial class CalculatorComparison
{
    [Inject] private IStringLocalizer<PermitsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<ViewPermitCalculatorResult.Elsewhere> Compared { get; set; }
}
