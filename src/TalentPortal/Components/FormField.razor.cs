using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Drafts;

namespace TalentPortal.Components;

/// <summary>The controls that <see cref="FormField"/> can make itself.</summary>
public enum FieldKind { Text, Email, Password, Tel, Url, Search, Number, Date, File, Code, TextArea, Select, Checkbox }

/// <summary>What a control of one's own inside a <see cref="FormField"/> must carry.</summary>
/// <param name="Id">The control's id, which the label and the error summary point to.</param>
/// <param name="Name">The name under which the form sends it.</param>
/// <param name="DescribedBy">Value of aria-describedby: ids of hint and message, or null.</param>
/// <param name="Invalid">Whether to set aria-invalid.</param>
public sealed record FieldContext(string Id, string Name, string? DescribedBy, bool Invalid)
{
    /// <summary>What the form's draft holds for the control and what is to be shown instead of its value; null without a draft.</summary>
    public IReadOnlyList<string>? Drafted { get; init; }
}

/// <summary>
/// A label above, a hint (why we ask, who will see it), the message about what is wrong, and the control. Works in a
/// plain form that is posted; attributes it does not know go to the control (autocomplete, inputmode, min, accept).
/// </summary>
public sealed partial class FormField
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    [CascadingParameter] private FormErrors? Errors { get; set; }

    [CascadingParameter] private DraftFields? Draft { get; set; }

    /// <summary>The control's name in the posted form, with the form's prefix if it has one: "Form.Title".</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The question, in the visitor's language.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The field as the validator names it; without it, the name without its first part.</summary>
    [Parameter] public string? Field { get; set; }

    /// <summary>Which control to make.</summary>
    [Parameter] public FieldKind As { get; set; }

    /// <summary>What stands in it: text, number, <see cref="DateOnly"/>, or bool for a check box. Never shown for passwords and files.</summary>
    [Parameter] public object? Value { get; set; }

    /// <summary>Why we ask and who will see it.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Message to show instead of the one found in the cascaded <see cref="FormErrors"/>.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Marks the field as one that may stay empty. All others must be filled.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Longest text, in UTF-16 units; the validator has the same limit.</summary>
    [Parameter] public int? MaxLength { get; set; }

    /// <summary>Rows of a text area.</summary>
    [Parameter] public int Rows { get; set; } = 6;

    /// <summary>Choices of a drop-down list.</summary>
    [Parameter] public IReadOnlyList<Choice>? Choices { get; set; }

    /// <summary>First entry of a drop-down list, which sends nothing ("Choose a city").</summary>
    [Parameter] public string? Empty { get; set; }

    /// <summary>Word behind the control (a currency, "people").</summary>
    [Parameter] public string? Unit { get; set; }

    /// <summary>Further classes of the control, such as w-xs, w-s, w-m.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>A control of one's own instead of <see cref="As"/>.</summary>
    [Parameter] public RenderFragment<FieldContext>? ChildContent { get; set; }

    /// <summary>Everything else, for the control.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected override void OnParametersSet() => Errors?.Name(FieldName, Label);

    private IReadOnlyList<string>? Drafted => Draft?.Of(Name);

    private object? Shown => Drafted is not { } drafted ? Value : As == FieldKind.Checkbox ? drafted.Count > 0 : drafted.FirstOrDefault();

    private string FieldName => Field ?? FieldIds.FieldOf(Name);

    /// <summary>A page with the same form several times gives each control an id of its own.</summary>
    private string Id => Attributes?.GetValueOrDefault("id") as string ?? FieldIds.Of(FieldName);

    private string HintId => Id + "-hint";
    private string ErrorId => Id + "-error";
    private string? Message => Error ?? Errors?.For(FieldName);
    private string? Invalid => Message is null ? null : "true";

    private string? DescribedBy => (Hint, Message) switch
    {
        (null, null) => null,
        (not null, null) => HintId,
        (null, not null) => ErrorId,
        _ => HintId + " " + ErrorId,
    };

    private string Css => As switch
    {
        FieldKind.Code => "input code-input " + Class,
        _ => "input " + Class,
    };

    private string InputType => As switch
    {
        FieldKind.Email => "email",
        FieldKind.Password => "password",
        FieldKind.Tel => "tel",
        FieldKind.Url => "url",
        FieldKind.Search => "search",
        FieldKind.Number => "number",
        FieldKind.Date => "date",
        FieldKind.File => "file",
        _ => "text",
    };

    private string? Text => As is FieldKind.Password or FieldKind.File ? null : Shown switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Shown.ToString(),
    };

    /// <summary>Neighbours with the same heading, in the order given.</summary>
    private IEnumerable<IGrouping<string?, Choice>> Groups => (Choices ?? []).GroupBy(choice => choice.Group);
}
