using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>What staff may do with cases. Which of them is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class CasesPermissions
{
    /// <summary>Read the cases that one answers for, is offered, or may look on.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Read = "cases.read";

    /// <summary>Work on the cases that one answers for.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Work = "cases.work";

    /// <summary>Offer one's cases to the next tier, and answer what is offered to one's own.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string HandOver = "cases.handOver";

    /// <summary>See all cases of the tenant, and say who answers for them.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Lead = "cases.lead";
}
