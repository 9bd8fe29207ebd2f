using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.OpenFigures;

/// <summary>How fresh each tenant's content is, for everybody to see.</summary>
public sealed class OpenFiguresFeature : IFeature
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => OpenFiguresJson.Map(endpoints);

    public IEnumerable<FrameEntry> Frame => [new(null, "open-figures", typeof(OpenFiguresText), "Nav_OpenFigures", "chart", Order: 62, AtFoot: true)];
}
