using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Eligibility;

/// <summary>The question for one fact, with what is kept, or what profile or offers propose and the person has to look at.</summary>
public sealed partial class AnswerField
{
    private FactAsked _asked = null!;

    [Inject] private IStringLocalizer<EligibilityText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required Fact Fact { get; set; }

    [Parameter] public FactValue? Known { get; set; }

    [Parameter] public ProposedFact? Proposed { get; set; }

    /// <summary>What was typed and could not be saved; null before anything was sent.</summary>
    [Parameter] public IReadOnlyList<string>? Typed { get; set; }

    private string? Hint => string.Join(' ', ((string[])[_asked.Hint, Known is null && Typed is null && Proposed is { } proposed ? T["Answers_From_" + proposed.Source] : ""]).Where(words => words.Length > 0)) is { Length: > 0 } hint ? hint : null;

    private IReadOnlyList<Choice> Choices => [.. _asked.Answers.Select(answer => new Choice(answer.Value, answer.Text) { Group = answer.Group is null ? null : T["Places_" + answer.Group].Value })];

    private FactValue? Answer => Known ?? Proposed?.Value;

    private IReadOnlyList<string> Values => Typed ?? (Answer is { } answer ? FactAsked.Typed(Fact, answer) : []);

    private string? Value => Values.FirstOrDefault(value => value.Length > 0);

    protected override void OnParametersSet() => _asked = FactAsked.Of(Fact, Languages.Current, Answer?.Place);
}
