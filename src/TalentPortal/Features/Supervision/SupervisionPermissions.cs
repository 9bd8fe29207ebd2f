using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision;

/// <summary>Who looks after student consultants, and who decides what holds for them.</summary>
[Permissions]
public static class SupervisionPermissions
{
    /// <summary>Look after the students whom one supervises; team leads after all.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Supervise = "supervision.supervise";

    /// <summary>Read what one's supervisor said about one's first messages.</summary>
    [GrantedTo(PortalRole.CampusConsultant)]
    public const string Learn = "supervision.learn";

    /// <summary>Say for how long the campus sees a case.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Rules = "supervision.rules";
}
