using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences;

/// <summary>Who plans absences, and who names deputies.</summary>
[Permissions]
public static class AbsencesPermissions
{
    /// <summary>Plan one's own absence, and answer whether one stands in for a colleague.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Plan = "absences.plan";

    /// <summary>See everybody's absences and name who stands in.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Lead = "absences.lead";
}
