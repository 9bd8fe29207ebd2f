using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Bundles;

/// <summary>Who takes content out as files and brings it in again.</summary>
[Permissions]
public static class BundlesPermissions
{
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Exchange = "bundles.exchange";
}
