using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>What may be done with matches by others than the talent.</summary>
[Permissions]
public static class MatchesPermissions
{
    /// <summary>Say how much each part counts at the tenant, and see what other weights would change.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Weigh = "matches.weigh";

    /// <summary>An employer's members see which blind cards fit one of its postings.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Talents = "matches.talents";

    /// <summary>Consultants see which postings fit the talent of their own case, by what that talent opens to them, and propose some. Students never do, and a team lead only in cases that they answer for themselves.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.TeamLead)]
    public const string Propose = "matches.propose";
}
