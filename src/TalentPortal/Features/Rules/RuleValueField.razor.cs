using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>An answer to a fact, typed as its type takes it: ticks, a list to choose from, an amount, a day, a place.</summary>
public sealed partial class RuleValueField
{
    /// <summary>A set that is known to be empty: between its members stands nothing.</summary>
    private const string NoMember = ";";

    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    /// <summary>What is answered.</summary>
    [Parameter, EditorRequired] public required Fact Fact { get; set; }

    /// <summary>Its name for those who do not see the row.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The answer, as files write it.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>It may stay open.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Gets what was typed; null for nothing.</summary>
    [Parameter] public EventCallback<string?> OnChange { get; set; }

    private HashSet<string> Members => (Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private Task Take(ChangeEventArgs e) => OnChange.InvokeAsync(e.Value as string is { Length: > 0 } text ? text : null);

    private Task Tick(string code, bool isOn)
    {
        var members = Members;
        if (isOn) members.Add(code);
        else members.Remove(code);
        return OnChange.InvokeAsync(members.Count == 0 ? null : string.Join(';', Fact.Choices.Select(choice => choice.Code).Where(members.Contains)));
    }
}
