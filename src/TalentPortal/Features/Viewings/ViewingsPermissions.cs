using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Viewings;

/// <summary>Who answers what talents ask about flats, and who goes along.</summary>
[Permissions]
public static class ViewingsPermissions
{
    /// <summary>Answer for flats: organisations that let homes for their own, staff for those of people without an account.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter, PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Answer = "viewings.answer";

    /// <summary>See what the talents of one's cases ask about flats, go along to viewings and answer for them.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Accompany = "viewings.accompany";
}
