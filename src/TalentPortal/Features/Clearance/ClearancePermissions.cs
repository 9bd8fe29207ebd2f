using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Clearance;

/// <summary>What staff may do with clearance answers. Whose is decided by who answers for a case, see <c>ClearanceDesk</c>. The campus has no part in it.</summary>
[Permissions]
public static class ClearancePermissions
{
    /// <summary>Read the answers of the cases that one answers for, or reviews.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.TeamLead, PortalRole.ComplianceReviewer)]
    public const string Read = "clearance.read";

    /// <summary>See what waits for review, and decide.</summary>
    [GrantedTo(PortalRole.ComplianceReviewer)]
    public const string Review = "clearance.review";
}
