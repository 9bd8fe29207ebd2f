namespace TalentPortal.Features.Eligibility;

/// <summary>Texts about kept answers and results.</summary>
public sealed class EligibilityText;
