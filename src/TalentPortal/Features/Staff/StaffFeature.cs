using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Staff;

/// <summary>Who works for a tenant, and in which roles.</summary>
public sealed class StaffFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/staff", typeof(StaffText), "Nav_Staff", "users", StaffPermissions.Manage, 70)];
}
