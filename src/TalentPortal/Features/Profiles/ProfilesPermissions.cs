using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Who may read of other people's career records. Whose, and which parts, is decided by the person and by who answers for the case.</summary>
[Permissions]
public static class ProfilesPermissions
{
    /// <summary>Read what the person of a case shares, and ask for more.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string ReadShared = "profiles.readShared";
}
