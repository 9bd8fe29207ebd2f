using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Living.Domain;

/// <summary>What a site shows: the desk's, and at a tenant its own before it. On the national site tenants' own stand beside.</summary>
internal sealed class LivingShelf(AppDb db, CurrentCall call)
{
    /// <summary>All cards, each address once.</summary>
    public async Task<IReadOnlyList<CityCard>> Cards(CancellationToken ct)
    {
        var (own, desk) = (call.TenantId ?? ContentDesk.Id, ContentDesk.Id);
        var found = await db.CityCards.AsNoTracking().Where(c => c.IsPublic && (c.TenantId == own || c.TenantId == desk)).ToListAsync(ct);
        return [.. found.GroupBy(c => c.Slug, StringComparer.Ordinal).Select(same => same.OrderBy(c => c.TenantId == own ? 0 : 1).First()).OrderBy(c => c.PlaceCode, StringComparer.Ordinal)];
    }

    /// <summary>Services of a place and all that lies in it.</summary>
    /// <param name="place">GB/T 2260 code; null for those of the whole country.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<LocalService>> Services(string? place, CancellationToken ct)
    {
        var (tenant, desk) = (call.TenantId, ContentDesk.Id);
        var rows = db.LocalServices.AsNoTracking().Where(s => s.IsPublic && (tenant == null || s.TenantId == tenant || s.TenantId == desk));
        var inside = place?.TrimEnd('0');
        // A city's code keeps its last nought: 350100 holds 350102, and not 351002.
        if (inside?.Length % 2 == 1) inside += "0";
        rows = inside is null ? rows.Where(s => s.PlaceCode == null) : rows.Where(s => s.PlaceCode != null && s.PlaceCode.StartsWith(inside));
        var found = await rows.ToListAsync(ct);
        return [.. found.OrderBy(s => s.Kind).ThenBy(s => s.PlaceCode, StringComparer.Ordinal).ThenBy(s => s.ChangedAt).ThenBy(s => s.Code, StringComparer.Ordinal)];
    }
}
