using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Transfers;

/// <summary>What staff may do with cases that go from one organisation to another. Whose is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class TransfersPermissions
{
    /// <summary>Ask a talent whether their case may be passed on.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Offer = "transfers.offer";

    /// <summary>Read what other organisations offer, and accept or return it.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Answer = "transfers.answer";

    /// <summary>Say whether the organisation takes on cases of others, and which.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Intake = "transfers.intake";
}
