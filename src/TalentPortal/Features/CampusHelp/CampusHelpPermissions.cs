using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHelp;

/// <summary>Who asks for help on the campus, and who gives it.</summary>
[Permissions]
public static class CampusHelpPermissions
{
    /// <summary>Ask for help in the cases that one accompanies.</summary>
    [GrantedTo(PortalRole.CampusConsultant)]
    public const string Ask = "campusHelp.ask";

    /// <summary>Help the students whom one looks after; see <c>HelpDesk</c>.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Answer = "campusHelp.answer";
}
