using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Caseloads;

/// <summary>Caseloads: who has how many cases, and giving many of them on at once.</summary>
public sealed class CaseloadsFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/caseloads", typeof(CaseloadsText), "Nav_Caseloads", "briefcase", CaseloadsPermissions.Move, 12)];
}
