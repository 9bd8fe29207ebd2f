using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Matches.Domain;

namespace TalentPortal.Features.Matches;

/// <summary>The reasons of one match.</summary>
public sealed partial class MatchReasons
{
    [Inject] private IStringLocalizer<MatchesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required MatchFitness Fitness { get; set; }
}
