using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living.Domain;

/// <summary>Cities as the search across everything finds them.</summary>
internal sealed class CityItems : IItemSource
{
    public ItemKind Kind => ItemKind.City;

    public IEnumerable<string> KeysOf(IPublishable row) => row is CityCard card ? [card.Slug] : [];

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct) => await db.CityCards.Where(c => c.TenantId == tenantId && c.IsPublic).Select(c => c.Slug).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var cards = await db.CityCards.AsNoTracking().Where(c => c.TenantId == tenantId && c.IsPublic && keys.Contains(c.Slug)).ToListAsync(ct);
        return [.. cards.Select(card => new SearchItem(card.Slug, $"living/{card.Slug}", card.Name, card.Summary)
        {
            Body = new(string.Join('\n', card.Text.Fields.Select(field => field.Text.Zh)), string.Join('\n', card.Text.Fields.Select(field => field.Text.En))),
            PlaceCode = card.PlaceCode,
        })];
    }
}

/// <summary>Services for life on the ground as the search across everything finds them.</summary>
internal sealed class ServiceItems : IItemSource
{
    public ItemKind Kind => ItemKind.Service;

    public IEnumerable<string> KeysOf(IPublishable row) => row is LocalService service ? [service.Code] : [];

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct) => await db.LocalServices.Where(s => s.TenantId == tenantId && s.IsPublic).Select(s => s.Code).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var services = await db.LocalServices.AsNoTracking().Where(s => s.TenantId == tenantId && s.IsPublic && keys.Contains(s.Code)).ToListAsync(ct);
        return [.. services.Select(service => new SearchItem(service.Code, $"living/services/{service.Id}", service.Name, service.Text)
        {
            // A number that somebody was given is typed as it was given.
            Names = new($"{service.Owner.Zh} {service.Phone}", service.Owner.En), PlaceCode = service.PlaceCode, Day = service.CheckedOn, DayMeans = ItemDay.Checked,
        })];
    }
}
