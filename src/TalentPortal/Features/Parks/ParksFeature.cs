using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Parks;

/// <summary>Organisations of organisations: parks and associations, their members, and whom they answer for.</summary>
public sealed class ParksFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Employer, "employer/parks", typeof(ParksText), "Nav_Parks", "users", ParksPermissions.Read, 82),
        new(Workspace.Admin, "admin/parks", typeof(ParksText), "Nav_Claims", "users", ParksPermissions.Confirm, 31),
    ];
}
