using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Helpfulness;

/// <summary>Whether a page helped: a yes or a no of anybody, of which sums alone are kept.</summary>
public sealed class HelpfulnessFeature : IFeature
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => HelpEndpoint.Map(endpoints);

    public IEnumerable<(int Order, Type Component)> PageEnds => [(10, typeof(HelpEnd))];

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/helpfulness", typeof(HelpfulnessText), "Nav_Helpfulness", "check", CurationPermissions.Queue, 27)];
}
