namespace TalentPortal.Features.Clearance;

/// <summary>Texts about clearance and obligations, for the talent, consultants and compliance reviewers.</summary>
public sealed class ClearanceText;
