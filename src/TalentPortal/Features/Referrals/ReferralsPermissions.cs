using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Referrals;

/// <summary>What others than the talent may do with referrals. Whose is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class ReferralsPermissions
{
    /// <summary>Refer the talents of one's cases, and follow what becomes of it.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Refer = "referrals.refer";

    /// <summary>Read and answer what an employer was sent.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Answer = "referrals.answer";
}
