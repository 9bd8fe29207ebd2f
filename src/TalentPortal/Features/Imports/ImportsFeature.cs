using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Imports;

/// <summary>Files of postings: the way in for many at once.</summary>
public sealed class ImportsFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<ImportEmployers>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ImportEndpoints.Map(endpoints);

    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Employer, "employer/imports", typeof(ImportsText), "Nav", "upload", ImportsPermissions.Run, 12),
        new(Workspace.Admin, "admin/imports", typeof(ImportsText), "Nav", "upload", ImportsPermissions.Run, 22),
    ];
}
