using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Leads;

/// <summary>What staff may do with leads. First contact is the overseas consultants' work.</summary>
[Permissions]
public static class LeadsPermissions
{
    /// <summary>Read the queue, and one's own leads with the profile that the person opened.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.TeamLead)]
    public const string Read = "leads.read";

    /// <summary>Take a lead, or decline it with a reason.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.TeamLead)]
    public const string Answer = "leads.answer";

    /// <summary>See everybody's leads, and give one to a consultant.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Assign = "leads.assign";
}
