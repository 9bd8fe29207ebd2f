using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Interviews;

/// <summary>Who plans interviews, and who follows what a talent shares of theirs.</summary>
[Permissions]
public static class InterviewsPermissions
{
    /// <summary>An employer's members propose times to applicants, change and cancel interviews.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Plan = "interviews.plan";

    /// <summary>An employer's members see which applicants they were asked about, and when they talk with whom.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter, PortalRole.EmployerInterviewer)]
    public const string TakePart = "interviews.take-part";

    /// <summary>See the applications that the talent of a case shows, and their interviews.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Follow = "interviews.follow";
}
