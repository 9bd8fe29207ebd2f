namespace TalentPortal.Features.CheckIns;

/// <summary>Texts about check-ins after the arrival, for the talent and for consultants.</summary>
public sealed class CheckInsText;
