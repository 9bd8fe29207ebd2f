using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Keys;

/// <summary>Who may do what with an employer's keys.</summary>
[Permissions]
public static class KeysPermissions
{
    /// <summary>See, make and take back the keys of the employer's own systems. Never open to a key itself.</summary>
    [GrantedTo(PortalRole.EmployerOwner)]
    public const string Manage = "keys.manage";
}
