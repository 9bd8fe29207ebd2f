using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Reports;

/// <summary>Who may do what with reports of postings.</summary>
[Permissions]
public static class ReportsPermissions
{
    /// <summary>Read what was reported, without who did, and decide on the posting.</summary>
    [GrantedTo(PortalRole.Reviewer, PortalRole.TenantAdministrator)]
    public const string Decide = "reports.decide";
}
