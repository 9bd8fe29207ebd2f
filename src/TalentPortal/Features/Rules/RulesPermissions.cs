using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Rules;

/// <summary>What staff may do with rules.</summary>
[Permissions]
public static class RulesPermissions
{
    /// <summary>Write rules and the persons made up for them, submit them, take them off.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Edit = "rules.edit";

    /// <summary>Approve what others wrote, or send it back, and publish it. Never what one wrote oneself.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Review = "rules.review";
}
