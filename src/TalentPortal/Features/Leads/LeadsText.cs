namespace TalentPortal.Features.Leads;

/// <summary>Texts of leads.</summary>
public sealed class LeadsText;
