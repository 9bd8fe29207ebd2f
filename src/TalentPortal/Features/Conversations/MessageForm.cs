namespace TalentPortal.Features.Conversations;

/// <summary>What is typed into the form of a message, as its draft keeps it: also while it is on its way.</summary>
public sealed record MessageForm
{
    public string? Words { get; set; }

    public string? Translation { get; set; }
}
