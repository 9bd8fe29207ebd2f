using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Who may work with other people's documents. Whose, and which, is decided by the person and by who answers for the case.</summary>
[Permissions]
public static class DocumentsPermissions
{
    /// <summary>See what the person of a case opens; the campus sees of it until when it holds.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Read = "documents.read";

    /// <summary>Open files, ask for documents, and say what was found of them.</summary>
    [GrantedTo(PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Check = "documents.check";
}
