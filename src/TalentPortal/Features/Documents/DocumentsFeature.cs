using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Documents;

/// <summary>A talent's documents: kept once, opened one by one to whoever answers for a case.</summary>
public sealed class DocumentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedDocuments>();
        services.AddScoped<DocumentSight>();
        services.AddScoped<IPersonalDataHolder, DocumentData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => DocumentEndpoints.Map(endpoints);

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(DocumentsText), "Retention_Documents"),
        new(typeof(DocumentsText), "Retention_DocumentWords", DocumentRequest.KeptDays),
    ];

    public IEnumerable<FrameEntry> Frame => [new(null, "me/documents", typeof(DocumentsText), "Nav_Documents", "file", Order: 32)];
}
