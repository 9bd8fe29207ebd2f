using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Glossary;

/// <summary>Who says what the search takes for the same.</summary>
[Permissions]
public static class GlossaryPermissions
{
    /// <summary>Keep the tenant's own terms.</summary>
    [GrantedTo(PortalRole.TenantAdministrator, PortalRole.Reviewer)]
    public const string Edit = "glossary.edit";
}
