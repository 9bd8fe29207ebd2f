using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Pathways;

/// <summary>Who takes ways into cases. Into which of them is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class PathwaysPermissions
{
    /// <summary>Take steps of a way into the cases that one answers for. Not the campus: visas and permits are none of its tracks.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Enter = "pathways.enter";
}
