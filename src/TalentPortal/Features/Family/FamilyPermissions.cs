using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Family;

/// <summary>Who may read what people open of their families. Whose, and which, is decided by the person and by who answers for the case.</summary>
[Permissions]
public static class FamilyPermissions
{
    /// <summary>Read what the person of a case opens; the campus learns only of children and their languages.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Read = "family.read";
}
