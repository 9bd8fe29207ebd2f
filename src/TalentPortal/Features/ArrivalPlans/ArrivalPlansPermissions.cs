using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Who works with day plans. Of which cases is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class ArrivalPlansPermissions
{
    /// <summary>Read the day plans of the cases that one sees, and write those of the cases that one answers for.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Work = "arrivalPlans.work";
}
