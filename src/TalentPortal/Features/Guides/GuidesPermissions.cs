using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Guides;

/// <summary>What staff may do with guides.</summary>
[Permissions]
public static class GuidesPermissions
{
    /// <summary>Write guides, submit them, take them off.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Edit = "guides.edit";

    /// <summary>Approve what others wrote, or send it back. Never what one wrote oneself.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Review = "guides.review";
}
