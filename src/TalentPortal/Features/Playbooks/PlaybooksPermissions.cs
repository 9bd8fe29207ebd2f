using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Playbooks;

/// <summary>Who says how an organisation works.</summary>
[Permissions]
public static class PlaybooksPermissions
{
    /// <summary>Read, change and publish the way of working of the own organisation.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Edit = "playbooks.edit";
}
