using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CheckIns;

/// <summary>What staff may do with check-ins. Whose is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class CheckInsPermissions
{
    /// <summary>Read what the talents of one's cases answered after their arrival.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Read = "checkIns.read";
}
