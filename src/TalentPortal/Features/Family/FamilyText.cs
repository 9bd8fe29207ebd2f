namespace TalentPortal.Features.Family;

/// <summary>Texts about the family of a talent.</summary>
public sealed class FamilyText;
