using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Pathways.Domain;

namespace TalentPortal.Features.Pathways;

/// <summary>What a way asks, as fields of a plain form.</summary>
public sealed partial class PathwayQuestions
{
    [Inject] private IStringLocalizer<PathwaysText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required PathwayProgram Program { get; set; }

    [Parameter, EditorRequired] public required PathwayAnswers Answers { get; set; }

    /// <summary>What was sent and could not be read.</summary>
    [Parameter] public IReadOnlyDictionary<string, string?>? Typed { get; set; }
}
