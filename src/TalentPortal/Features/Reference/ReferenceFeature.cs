using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.Reference;

/// <summary>Reads the reference data when the portal starts, so that a faulty file is seen then and not at the first visit.</summary>
public sealed class ReferenceFeature : IFeature
{
    public void AddServices(IServiceCollection services) => ReferenceData.Verify();

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ReferenceApi.Map(endpoints);
}
