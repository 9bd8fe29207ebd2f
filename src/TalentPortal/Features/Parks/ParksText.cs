namespace TalentPortal.Features.Parks;

/// <summary>Texts about parks, associations and their members.</summary>
public sealed class ParksText;
