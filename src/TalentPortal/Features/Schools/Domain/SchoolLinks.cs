using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Schools.Domain;

/// <summary>The addresses of schools.</summary>
internal sealed class SchoolLinks : IContentLinks
{
    public async Task<IReadOnlyList<ContentLink>> Links(AppDb db, Guid tenantId, CancellationToken ct) =>
        [.. (await db.Schools.AsNoTracking().Where(s => s.TenantId == tenantId && s.IsPublic && s.Website != null).ToListAsync(ct)).Select(s => new ContentLink(s.Website!, ContentKind.School, s.Id.ToString("N"), s.Name, $"admin/schools/{s.Id}/edit"))];
}
