using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Today;

/// <summary>Who has a day of work with cases.</summary>
[Permissions]
public static class TodayPermissions
{
    /// <summary>See what is to be done in the cases that one works on.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string View = "today.view";
}
