using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Programmes;

/// <summary>The question for one fact.</summary>
public sealed partial class FactField
{
    private FactAsked _asked = null!;

    [Inject] private IStringLocalizer<ProgrammesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required Fact Fact { get; set; }

    /// <summary>What was understood; null where nothing was.</summary>
    [Parameter] public FactValue? Known { get; set; }

    /// <summary>What was typed.</summary>
    [Parameter] public IReadOnlyList<string> Typed { get; set; } = [];

    private string? Hint => _asked.Hint.Length == 0 ? null : _asked.Hint;

    private IReadOnlyList<Choice> Choices => [.. _asked.Answers.Select(answer => new Choice(answer.Value, answer.Text) { Group = answer.Group is null ? null : T["Places_" + answer.Group].Value })];

    /// <summary>A place may be typed in many ways, and stands in the list in one.</summary>
    private IReadOnlyList<string> Values => Fact.Type is FactType.Place or FactType.Set && Known is { } known ? FactAsked.Typed(Fact, known) : Typed;

    private string? Value => Values.FirstOrDefault(value => value.Length > 0);

    protected override void OnParametersSet() => _asked = FactAsked.Of(Fact, Languages.Current, Known?.Place);
}
