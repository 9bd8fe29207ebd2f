using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.LinkChecks.Domain;

namespace TalentPortal.Features.LinkChecks;

/// <summary>A finding: what was seen, the content concerned, its history.</summary>
public sealed partial class FindingFacts
{
    [Inject] private IStringLocalizer<LinkChecksText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewFindingResult Finding { get; set; }

    private string Words(ViewFindingResult.Step step) => step switch
    {
        { Kind: FindingStepKind.Settled, ByName: null } => T["Step_SettledByWatch", T["Outcome_" + step.Outcome].Value],
        { Kind: FindingStepKind.Settled } => T["Step_Settled", T["Outcome_" + step.Outcome].Value],
        _ => T["Step_" + step.Kind],
    };
}
