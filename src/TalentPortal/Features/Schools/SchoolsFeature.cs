using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Schools;

/// <summary>Schools for children who come along: what a tenant knows of them, and whom they take.</summary>
public sealed class SchoolsFeature : IFeature
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => SchoolEndpoints.Map(endpoints);

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "schools", typeof(SchoolsText), "Section", "degree", Order: 45, AtFoot: true),
        new(Workspace.Admin, "admin/schools", typeof(SchoolsText), "Nav_Schools", "degree", SchoolsPermissions.Edit, 45),
    ];
}
