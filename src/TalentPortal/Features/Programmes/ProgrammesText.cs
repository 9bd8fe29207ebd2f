namespace TalentPortal.Features.Programmes;

/// <summary>Texts about programmes.</summary>
public sealed class ProgrammesText;
