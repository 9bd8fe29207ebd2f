using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Imports;

/// <summary>Who brings postings in files.</summary>
[Permissions]
public static class ImportsPermissions
{
    /// <summary>Send a file and take its postings in: an employer's members their own, a tenant's staff those of any employer the tenant admits.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter, PortalRole.Reviewer, PortalRole.TenantAdministrator)]
    public const string Run = "imports.run";
}
