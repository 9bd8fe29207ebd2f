using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;

namespace TalentPortal.Features.Jobs;

/// <summary>Chooses from a list that is too long to be shown: what is typed is looked up, and the matches are buttons.</summary>
public sealed partial class CodePicker
{
    /// <summary>How many matches are shown.</summary>
    internal const int Shown = 8;

    private const int TypedMax = 100;

    private IReadOnlyList<Choice> _found = [];
    private string _typed = "";
    private int _round;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    /// <summary>The control's name, as of a <see cref="FormField"/>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The question.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Why we ask, and an example.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is chosen now.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Choice> Chosen { get; set; }

    /// <summary>How many can be chosen.</summary>
    [Parameter] public int Most { get; set; } = 1;

    /// <summary>Longest words of one's own; 0 allows none.</summary>
    [Parameter] public int OwnMax { get; set; }

    /// <summary>Looks up what was typed.</summary>
    [Parameter, EditorRequired] public required Func<string, IReadOnlyList<Choice>> Find { get; set; }

    /// <summary>An entry, or words of one's own, are to be added.</summary>
    [Parameter] public EventCallback<string> Added { get; set; }

    /// <summary>An entry is to be taken away.</summary>
    [Parameter] public EventCallback<string> Removed { get; set; }

    private bool CanAddOwn => OwnMax > 0 && _typed.Length > 0 && _typed.Length <= OwnMax && !_found.Any(one => one.Text == _typed);

    private string? Said => _typed.Length == 0 ? null : _found.Count == 0 ? T["CodePicker_None"] : T.Counted("CodePicker_Found", _found.Count);

    private void Look(ChangeEventArgs e)
    {
        _typed = (e.Value as string ?? "").Trim();
        _found = [.. Find(_typed).Where(one => Chosen.All(chosen => chosen.Value != one.Value))];
    }

    private Task Add(string value)
    {
        Clear();
        return Added.InvokeAsync(value);
    }

    private Task Remove(string value)
    {
        Clear();
        return Removed.InvokeAsync(value);
    }

    /// <summary>An empty field again: a new one, as the one being typed in keeps what is in it.</summary>
    private void Clear()
    {
        (_found, _typed) = ([], "");
        _round++;
    }
}
