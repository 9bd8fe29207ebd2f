using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Tenants;

/// <summary>Tenants, how their sites present themselves, and what was done in them.</summary>
public sealed class TenantsFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Admin, "admin", typeof(TenantsText), "Nav_Overview", "home", TenantsPermissions.Overview, 10),
        new(Workspace.Admin, "admin/site", typeof(TenantsText), "Nav_Site", "globe", TenantsPermissions.Describe, 80),
        new(Workspace.Admin, "admin/audit", typeof(TenantsText), "Nav_Audit", "history", TenantsPermissions.Audit, 90),
        new(Workspace.Platform, "platform", typeof(TenantsText), "Nav_Tenants", "building", TenantsPermissions.Manage, 10),
        new(Workspace.Platform, "platform/audit", typeof(TenantsText), "Nav_Audit", "history", TenantsPermissions.Manage, 90),
    ];
}
