using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Curation;

/// <summary>What content needs somebody's hand, in one list by the clock.</summary>
public sealed class CurationFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/curation", typeof(CurationText), "Nav_Curation", "clock", CurationPermissions.Queue, 25)];
}
