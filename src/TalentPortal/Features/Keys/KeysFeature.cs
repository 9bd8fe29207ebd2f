using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Keys;

/// <summary>Keys with which an employer's own systems act for it.</summary>
public sealed class KeysFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(Workspace.Employer, "employer/keys", typeof(KeysText), "Nav_Keys", "key", KeysPermissions.Manage, 86)];
}
