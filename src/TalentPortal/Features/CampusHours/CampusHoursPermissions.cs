using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours;

/// <summary>Who records time on the campus, and who says that it is right.</summary>
[Permissions]
public static class CampusHoursPermissions
{
    /// <summary>Record one's own time.</summary>
    [GrantedTo(PortalRole.CampusConsultant)]
    public const string Record = "campusHours.record";

    /// <summary>Confirm the time of those whom one supervises.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Confirm = "campusHours.confirm";

    /// <summary>Confirm everybody's time and say who supervises whom.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Lead = "campusHours.lead";
}
