using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Schools;

/// <summary>What staff may do with the list of schools.</summary>
[Permissions]
public static class SchoolsPermissions
{
    /// <summary>Enter schools, check them again, take them in from a table.</summary>
    [GrantedTo(PortalRole.TenantAdministrator, PortalRole.Reviewer, PortalRole.TeamLead)]
    public const string Edit = "schools.edit";
}
