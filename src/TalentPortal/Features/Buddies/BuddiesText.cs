namespace TalentPortal.Features.Buddies;

/// <summary>Texts about buddies, for student consultants, for those who propose them, and for talents.</summary>
public sealed class BuddiesText;
