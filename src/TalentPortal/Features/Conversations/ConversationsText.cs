namespace TalentPortal.Features.Conversations;

/// <summary>The texts of this feature.</summary>
public sealed class ConversationsText;
