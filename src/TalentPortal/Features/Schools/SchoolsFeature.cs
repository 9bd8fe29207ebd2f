using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Schools;

/// <summary>Schools for children who come along: what a tenant knows of them, and whom they take.</summary>
public sealed class SchoolsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedChoice>();
        services.AddScoped<IPersonalDataHolder, SchoolData>();
        services.AddSingleton<IItemSource, SchoolItems>();
        services.AddSingleton<IContentLinks, SchoolLinks>();
        services.AddScoped<IContentExchange, SchoolExchange>();
        services.AddSingleton<ICurationSource, SchoolWork>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(SchoolsText), "Retention_Choices")];

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => SchoolEndpoints.Map(endpoints);

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "schools", typeof(SchoolsText), "Section", "degree", Order: 45, AtFoot: true),
        new(null, "me/family/schools", typeof(SchoolsText), "Nav_MySchools", "degree", Order: 46),
        new(Workspace.Admin, "admin/schools", typeof(SchoolsText), "Nav_Schools", "degree", SchoolsPermissions.Edit, 45),
    ];
}
