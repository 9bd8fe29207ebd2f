using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;

namespace TalentPortal.Features.Applications;

/// <summary>What may be done with applications by others than the talent.</summary>
[Permissions]
public static class ApplicationsPermissions
{
    /// <summary>An employer's members read the applications to its own postings.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Read = "applications.read";

    /// <summary>An employer's members read and assess an application; an interviewer only those they were asked about.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter, PortalRole.EmployerInterviewer)]
    public const string Assess = "applications.assess";

    /// <summary>An employer's members and, with a key for it, its own systems see which applications there are and where each stands, never who applied.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter), OpenToKeys(Applications = true)]
    public const string Follow = "applications.follow";

    /// <summary>An employer's members move them on or decline them.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Move = "applications.move";

    /// <summary>The tenant's staff see how many applications stand where, and which answers are overdue, never who applied.</summary>
    [GrantedTo(PortalRole.TenantAdministrator, PortalRole.TeamLead, PortalRole.Reviewer)]
    public const string Count = "applications.count";

    /// <summary>Open applications again that closed because unusually many were read.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Reopen = "applications.reopen";

    /// <summary>Say within how many working days employers are asked to answer.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string SetTerms = "applications.terms";
}
