using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Employers;

/// <summary>Organisations that seek people: registered once, admitted by each tenant.</summary>
public sealed class EmployersFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ISiteMapSource, EmployerSiteMap>();
        services.AddSingleton<EmployerKeys>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        EmployerApi.Map(endpoints);
        EmployerPhotos.Map(endpoints);
    }

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "employers", typeof(EmployersText), "Nav_Employers", "building", Order: 80),
        new(Workspace.Employer, "employer/employers", typeof(EmployersText), "Nav_Organisation", "building", EmployersPermissions.Overview, 80),
        new(Workspace.Admin, "admin/employers", typeof(EmployersText), "Nav_Employers", "building", EmployersPermissions.Admit, 30),
    ];
}
