namespace TalentPortal.Features.Tenants;

/// <summary>Texts about tenants, their sites and what was done in them.</summary>
public sealed class TenantsText;
