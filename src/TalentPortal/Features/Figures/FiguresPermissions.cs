using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Figures;

/// <summary>Who sees how the service does.</summary>
[Permissions]
public static class FiguresPermissions
{
    /// <summary>See and take along the figures of the own organisation; they name nobody.</summary>
    [GrantedTo(PortalRole.TenantAdministrator, PortalRole.TeamLead)]
    public const string Read = "figures.read";
}
