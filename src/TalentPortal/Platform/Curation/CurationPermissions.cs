using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Curation;

/// <summary>Who looks after content.</summary>
[Permissions]
public static class CurationPermissions
{
    /// <summary>See what waits to be looked after, and say who does it.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Queue = "curation.queue";
}
