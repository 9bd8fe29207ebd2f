using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Figures;

/// <summary>Figures: how a service does, in numbers that name nobody.</summary>
public sealed class FiguresFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<FiguresBook>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => FiguresEndpoint.Map(endpoints);

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/figures", typeof(FiguresText), "Nav_Figures", "chart", FiguresPermissions.Read, 26)];
}
