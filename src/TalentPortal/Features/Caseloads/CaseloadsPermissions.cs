using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Caseloads;

/// <summary>Who sees and changes how the cases are spread. References and dates alone: nobody's name is read here.</summary>
[Permissions]
public static class CaseloadsPermissions
{
    /// <summary>See how many cases each colleague has, and give many on at once. Administrators too: they end memberships.</summary>
    [GrantedTo(PortalRole.TeamLead, PortalRole.TenantAdministrator)]
    public const string Move = "caseloads.move";
}
