using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Who reads lists that talents share. Of which case is decided by who answers for it, see <c>CaseDesk</c>.</summary>
[Permissions]
public static class FoldersPermissions
{
    /// <summary>Read the list that the talent of a case shares with whoever answers for it. Not the campus: what somebody looks for is none of its tracks.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string ReadShared = "folders.readShared";
}
