using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Parks;

/// <summary>Who may do what with memberships of parks.</summary>
[Permissions]
public static class ParksPermissions
{
    /// <summary>See of which parks the employer is a member, and the members of one's own park.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Read = "parks.read";

    /// <summary>Ask firms, answer parks, answer for a firm, end a membership.</summary>
    [GrantedTo(PortalRole.EmployerOwner)]
    public const string Manage = "parks.manage";

    /// <summary>Confirm, for the tenant, a firm that has no account.</summary>
    [GrantedTo(PortalRole.Reviewer, PortalRole.TenantAdministrator)]
    public const string Confirm = "parks.confirm";
}
