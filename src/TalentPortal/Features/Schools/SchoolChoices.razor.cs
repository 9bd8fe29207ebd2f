using Microsoft.AspNetCore.Components;
using TalentPortal.Components;

namespace TalentPortal.Features.Schools;

/// <summary>Check boxes for a list of codes with commas between them.</summary>
public sealed partial class SchoolChoices
{
    [CascadingParameter] private FormErrors? Errors { get; set; }

    [Parameter, EditorRequired] public required string Field { get; set; }

    [Parameter, EditorRequired] public required string Legend { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Choice> Choices { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    private string Id => FieldIds.Of(Field);

    private string? Message => Errors?.For(Field);

    private IReadOnlyList<string> Chosen => SchoolDraft.Codes(Value);

    protected override void OnParametersSet() => Errors?.Name(Field, Legend);

    private Task Toggle(string code) => ValueChanged.InvokeAsync(string.Join(',', Chosen.Contains(code) ? Chosen.Where(one => one != code) : Chosen.Append(code)));
}
