using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Members;

/// <summary>Who may do what with an employer's members.</summary>
[Permissions]
public static class MembersPermissions
{
    /// <summary>See who acts for the employer, invite, change roles, end memberships.</summary>
    [GrantedTo(PortalRole.EmployerOwner)]
    public const string Manage = "members.manage";
}
