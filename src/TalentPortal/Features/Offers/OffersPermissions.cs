using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>What may be done with offers by others than the talent.</summary>
[Permissions]
public static class OffersPermissions
{
    /// <summary>An employer's members read what it offers, version by version, and what the talents answer.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Read = "offers.read";

    /// <summary>An employer's members make offers, change, take back and confirm them.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Make = "offers.make";

    /// <summary>Consultants read the offers that the talent of their own case opens to them. Students never do, and a team lead only of cases that they answer for themselves.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Shared = "offers.shared";
}
