using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Corrections;

/// <summary>Who may do what with reports of faults in content.</summary>
[Permissions]
public static class CorrectionsPermissions
{
    /// <summary>Read what was reported, never who did, and answer.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Answer = "corrections.answer";

    /// <summary>Say within how many working days reports are answered.</summary>
    [GrantedTo(PortalRole.TenantAdministrator)]
    public const string Promise = "corrections.promise";
}
