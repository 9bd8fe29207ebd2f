using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Drafts;

namespace TalentPortal.Components;

/// <summary>A question with radio buttons (one answer) or check boxes (many), in a fieldset. Serves forms and filters.</summary>
public sealed partial class ChoiceGroup
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    [CascadingParameter] private FormErrors? Errors { get; set; }

    [CascadingParameter] private DraftFields? Draft { get; set; }

    /// <summary>Name of all the controls in the form that is sent.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The question.</summary>
    [Parameter, EditorRequired] public required string Legend { get; set; }

    /// <summary>The answers to choose from.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Choice> Choices { get; set; }

    /// <summary>Values that are chosen now.</summary>
    [Parameter] public IReadOnlyCollection<string> Values { get; set; } = [];

    /// <summary>Check boxes instead of radio buttons.</summary>
    [Parameter] public bool Many { get; set; }

    /// <summary>Side by side, for short answers.</summary>
    [Parameter] public bool Inline { get; set; }

    /// <summary>Marks a question that may stay unanswered.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Why we ask and who will see it.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>The field as the validator names it; without it, the name without its first part.</summary>
    [Parameter] public string? Field { get; set; }

    /// <summary>Message to show instead of the one found in the cascaded <see cref="FormErrors"/>.</summary>
    [Parameter] public string? Error { get; set; }

    protected override void OnParametersSet() => Errors?.Name(FieldName, Legend);

    /// <summary>A draft's answer that is no longer offered counts as none.</summary>
    private IEnumerable<string> Shown => Draft?.Of(Name) is { } drafted && (Many || drafted.Any(value => Choices.Any(choice => choice.Value == value))) ? drafted : Values;
    private string FieldName => Field ?? FieldIds.FieldOf(Name);
    private string Id => FieldIds.Of(FieldName);
    private string HintId => Id + "-hint";
    private string ErrorId => Id + "-error";
    private string? Message => Error ?? Errors?.For(FieldName);

    private string? DescribedBy => (Hint, Message) switch
    {
        (null, null) => null,
        (not null, null) => HintId,
        (null, not null) => ErrorId,
        _ => HintId + " " + ErrorId,
    };
}
