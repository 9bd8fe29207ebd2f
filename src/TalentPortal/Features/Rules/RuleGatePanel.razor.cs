using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Shell;

namespace TalentPortal.Features.Rules;

/// <summary>What stands between a version and its publication, or that nothing does.</summary>
public sealed partial class RuleGatePanel
{
    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    /// <summary>What is wrong with the document.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<RuleFault> Faults { get; set; }

    /// <summary>How everybody made up comes out; null where the document cannot be read.</summary>
    [Parameter] public GateResult? Gate { get; set; }
}
