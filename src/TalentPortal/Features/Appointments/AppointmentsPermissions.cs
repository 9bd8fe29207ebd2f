using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Appointments;

/// <summary>What staff may do with appointments.</summary>
[Permissions]
public static class AppointmentsPermissions
{
    /// <summary>Offer times, and look after one's own appointments.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Keep = "appointments.keep";

    /// <summary>See everybody's, and choose who takes over what nobody confirmed.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Lead = "appointments.lead";
}
