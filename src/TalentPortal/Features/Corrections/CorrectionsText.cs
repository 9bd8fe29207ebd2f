namespace TalentPortal.Features.Corrections;

/// <summary>Texts about faults in content: for whoever reports one, and for the curators who answer.</summary>
public sealed class CorrectionsText;
