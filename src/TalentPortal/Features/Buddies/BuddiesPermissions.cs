using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>What staff may do about buddies. Of which cases is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class BuddiesPermissions
{
    /// <summary>Offer oneself as a buddy, and answer proposals.</summary>
    [GrantedTo(PortalRole.CampusConsultant)]
    public const string Offer = "buddies.offer";

    /// <summary>See who fits the talents of one's cases, and propose them.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Propose = "buddies.propose";

    /// <summary>End a proposal that one made or was asked by.</summary>
    [GrantedTo(PortalRole.CampusConsultant, PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string End = "buddies.end";

    /// <summary>Say how much each field counts.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Lead = "buddies.lead";
}
