using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Staff;

/// <summary>Who may do what with a tenant's staff.</summary>
[Permissions]
public static class StaffPermissions
{
    /// <summary>See who works here, invite, give and take roles, end memberships.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Manage = "staff.manage";
}
