using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Living;

/// <summary>What staff may do with cards of cities and services.</summary>
[Permissions]
public static class LivingPermissions
{
    /// <summary>Enter services, ask there again, show and hide them.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator, PortalRole.CampusConsultant)]
    public const string Edit = "living.edit";
}
