using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations;

/// <summary>What staff may do with messages. Of which cases is decided by who answers for a case, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class ConversationsPermissions
{
    /// <summary>Read the messages of the cases that one answers for; team leads those of all.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Read = "conversations.read";

    /// <summary>Write to the talents whose cases one answers for.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Write = "conversations.write";
}
