using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>One of the facts that rules may ask for.</summary>
public sealed partial class RuleFactPicker
{
    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [CascadingParameter] private RuleEditorContext Context { get; set; } = null!;

    /// <summary>Code of the fact.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>Which fit; null: all.</summary>
    [Parameter] public Func<Fact, bool>? Only { get; set; }

    /// <summary>Gets the code that was chosen.</summary>
    [Parameter] public EventCallback<string?> OnChange { get; set; }
}
