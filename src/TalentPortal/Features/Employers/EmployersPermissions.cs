using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>Who may do what with employers.</summary>
[Permissions]
public static class EmployersPermissions
{
    /// <summary>See who asks for admission, and decide.</summary>
    [GrantedTo(PortalRole.Reviewer, PortalRole.TenantAdministrator)]
    public const string Admit = "employers.admit";

    /// <summary>See the employer's own overview.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Overview = "employers.overview";

    /// <summary>Change what the employer says of itself, and ask tenants for admission.</summary>
    [GrantedTo(PortalRole.EmployerOwner)]
    public const string Manage = "employers.manage";
}
