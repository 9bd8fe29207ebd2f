using TalentPortal.Platform.Security;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Who deals with what the watch over links found.</summary>
[Permissions]
public static class LinkChecksPermissions
{
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Keep = "link-checks.keep";
}
