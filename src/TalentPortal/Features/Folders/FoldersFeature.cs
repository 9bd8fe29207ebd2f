using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Folders;

/// <summary>Everything of one search for a new life in one place: kept by a visitor for a visit, by a person for as long as they like.</summary>
public sealed class FoldersFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedFolder>();
        services.AddScoped<FolderDesk>();
        services.AddScoped<KeptShelf>();
        services.AddScoped<OwnThings>();
        services.AddScoped<IKeeper, Keeper>();
        services.AddScoped<IPersonalDataHolder, FolderData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => FolderEndpoints.Map(endpoints);

    public IEnumerable<RetentionRule> Retention => [new(typeof(FoldersText), "Retention_Folder", TalentFolder.KeptMonths)];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "folders", typeof(FoldersText), "Section", "star", Order: 60, AtFoot: true, IsOwn: true),
        new(null, "me/folders", typeof(FoldersText), "Nav_Folder", "star", Order: 12),
    ];
}
