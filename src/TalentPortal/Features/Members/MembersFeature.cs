using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Members;

/// <summary>Who acts for an employer, and in which role.</summary>
public sealed class MembersFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(Workspace.Employer, "employer/members", typeof(MembersText), "Nav_Members", "users", MembersPermissions.Manage, 85)];
}
