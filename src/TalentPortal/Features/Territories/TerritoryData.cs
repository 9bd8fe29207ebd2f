using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Territories;

/// <summary>Hands out what a consultant declared. It is the tenant's and goes when they no longer work there; who still does is not erased.</summary>
internal sealed class TerritoryData(AppDb db) : IPersonalDataHolder
{
    public string Section => "territories";

    public async Task<object?> Export(Guid userId, CancellationToken ct) => await db.Territories.AsNoTracking().Where(t => t.UserId == userId).OrderBy(t => t.ChangedAt)
        .Select(t => new { t.TenantId, t.Countries, t.Regions, t.Languages, t.TimeZone, t.Hours, t.Capacity, t.AwayUntil, t.ChangedAt }).ToListAsync(ct);

    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}
