using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools.Domain;

/// <summary>Schools as the search across everything finds them.</summary>
internal sealed class SchoolItems : IItemSource
{
    public ItemKind Kind => ItemKind.School;

    public IEnumerable<string> KeysOf(IPublishable row) => row is School school ? [school.Id.ToString("N")] : [];

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct) =>
        [.. (await db.Schools.Where(s => s.TenantId == tenantId && s.IsPublic).Select(s => s.Id).ToListAsync(ct)).Select(id => id.ToString("N"))];

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var ids = keys.Select(key => Guid.ParseExact(key, "N")).ToList();
        var schools = await db.Schools.AsNoTracking().Where(s => s.TenantId == tenantId && s.IsPublic && ids.Contains(s.Id)).ToListAsync(ct);
        return [.. schools.Select(school => new SearchItem(school.Id.ToString("N"), $"schools/{school.Id}", school.Name, school.AdmitsNote)
        {
            Names = school.District, Body = school.FeeNote, PlaceCode = school.CityCode, Day = school.VerifiedOn, DayMeans = ItemDay.Checked,
        })];
    }
}
