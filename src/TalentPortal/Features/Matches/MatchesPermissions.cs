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
}
