namespace TalentPortal.Components;

/// <summary>One thing to choose from a list, a group of radio buttons or of check boxes.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the visitor reads.</param>
public sealed record Choice(string Value, string Text)
{
    /// <summary>A second line that explains the choice.</summary>
    public string? Hint { get; init; }

    /// <summary>How many results the choice would leave; null where nothing is counted.</summary>
    public int? Count { get; init; }

    /// <summary>Heading under which neighbours in a drop-down list stand together (a province over its cities).</summary>
    public string? Group { get; init; }
}
