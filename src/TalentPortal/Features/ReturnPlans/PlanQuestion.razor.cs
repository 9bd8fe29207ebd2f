using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.ReturnPlans.Domain;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>One question of rules as a field of the plan.</summary>
public sealed partial class PlanQuestion
{
    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required FactAsked Asked { get; set; }

    /// <summary>What was typed.</summary>
    [Parameter] public IReadOnlyList<string> Typed { get; set; } = [];

    private string Field => PlanAsked.Prefix + Asked.Fact.Code;

    private string? Hint => Asked.Hint.Length == 0 ? null : Asked.Hint;

    private string? Value => Typed.FirstOrDefault(value => value.Length > 0);

    private IReadOnlyList<Choice> Choices => [.. Asked.Answers.Select(answer => new Choice(answer.Value, answer.Text))];
}
