namespace TalentPortal.Components;

/// <summary>How it stands with the draft of an interactive form.</summary>
/// <param name="SavedAt">When it was last saved; null while nothing was.</param>
/// <param name="Failed">The last attempt failed; it is made again every two seconds.</param>
public sealed record DraftState(DateTimeOffset? SavedAt, bool Failed)
{
    /// <summary>Nothing was typed yet.</summary>
    public static DraftState None { get; } = new(null, false);
}
