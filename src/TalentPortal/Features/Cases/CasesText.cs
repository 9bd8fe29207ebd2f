namespace TalentPortal.Features.Cases;

/// <summary>Texts about cases, for staff and for the talent.</summary>
public sealed class CasesText;
