using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Sources.Domain;

/// <summary>The addresses of the sources themselves.</summary>
internal sealed class SourceLinks : IContentLinks
{
    public async Task<IReadOnlyList<ContentLink>> Links(AppDb db, Guid tenantId, CancellationToken ct) =>
        [.. (await db.ContentSources.AsNoTracking().Where(s => s.TenantId == tenantId && s.Url != null).ToListAsync(ct)).Select(s => new ContentLink(s.Url!, ContentKind.Source, s.Code, s.Title, $"sources#{s.Code}"))];
}
