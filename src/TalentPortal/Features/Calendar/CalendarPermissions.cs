using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Calendar;

/// <summary>Who has a calendar of work with cases.</summary>
[Permissions]
public static class CalendarPermissions
{
    /// <summary>See on which days something is due in the cases that one works on.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string View = "calendar.view";
}
