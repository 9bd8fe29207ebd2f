using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Rules;

/// <summary>The lines in which two texts of a rule differ; for texts that need not be rules yet.</summary>
public sealed partial class RuleJsonDiff
{
    /// <summary>The one that is there.</summary>
    [Parameter, EditorRequired] public required string Before { get; set; }

    /// <summary>The one that is typed.</summary>
    [Parameter, EditorRequired] public required string After { get; set; }
}
