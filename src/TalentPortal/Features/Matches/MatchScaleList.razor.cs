using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Matches.Domain;

namespace TalentPortal.Features.Matches;

/// <summary>The weights that count, for everybody who sees a ranking.</summary>
public sealed partial class MatchScaleList
{
    [Inject] private IStringLocalizer<MatchesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required MatchScale Scale { get; set; }

    /// <summary>Version of the weights; 0 for the usual ones.</summary>
    [Parameter] public int Number { get; set; }
}
