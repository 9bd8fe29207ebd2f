namespace TalentPortal.Features.Absences;

/// <summary>Texts about consultants who are away and those who stand in for them.</summary>
public sealed class AbsencesText;
