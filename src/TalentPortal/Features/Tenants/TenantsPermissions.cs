using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Tenants;

/// <summary>Who may do what with tenants.</summary>
[Permissions]
public static class TenantsPermissions
{
    /// <summary>Create and change any tenant, and read what was done on the platform.</summary>
    [GrantedTo(PortalRole.PlatformAdministrator)]
    public const string Manage = "tenants.manage";

    /// <summary>Change how the own tenant presents itself.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Describe = "tenants.describe";

    /// <summary>Read what was done in the own tenant.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Audit = "tenants.audit";

    /// <summary>See what waits for the administration of the own tenant.</summary>
    [GrantedTo(PortalRole.TenantAdministrator, PortalRole.TeamLead, PortalRole.Reviewer, PortalRole.ComplianceReviewer, PortalRole.Curator)]
    public const string Overview = "tenants.overview";
}
