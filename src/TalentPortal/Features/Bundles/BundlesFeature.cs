using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Bundles;

/// <summary>Content as files: taken out, changed at home, looked at and brought in again.</summary>
public sealed class BundlesFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<BundleWork>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => BundleEndpoints.Map(endpoints);

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/bundles", typeof(BundlesText), "Nav_Bundles", "copy", BundlesPermissions.Exchange, 49)];
}
