using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;

namespace TalentPortal.Features.Jobs;

/// <summary>Who may do what with postings.</summary>
[Permissions]
public static class JobsPermissions
{
    /// <summary>Write, submit, confirm and close the employer's own postings.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter), OpenToKeys]
    public const string Post = "jobs.post";

    /// <summary>See what waits for review, publish it or send it back.</summary>
    [GrantedTo(PortalRole.Reviewer, PortalRole.TenantAdministrator)]
    public const string Review = "jobs.review";
}
