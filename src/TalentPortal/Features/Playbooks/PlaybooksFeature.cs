using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Playbooks;

/// <summary>Playbooks: an organisation adapts stages, tests, packets and tasks; running cases keep the way under which they began.</summary>
public sealed class PlaybooksFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/playbooks", typeof(PlaybooksText), "Nav_Playbooks", "flag", PlaybooksPermissions.Edit, 27)];
}
