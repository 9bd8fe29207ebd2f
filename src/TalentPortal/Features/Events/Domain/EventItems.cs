using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Events.Domain;

/// <summary>Events as the search across everything finds them, until the day on which they are over.</summary>
internal sealed class EventItems : IItemSource
{
    public ItemKind Kind => ItemKind.Event;

    public IEnumerable<string> KeysOf(IPublishable row) => row is OutreachEvent one ? [one.Id.ToString("N")] : [];

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct) =>
        [.. (await db.OutreachEvents.Where(e => e.TenantId == tenantId && e.IsPublic && e.State == EventState.Open).Select(e => e.Id).ToListAsync(ct)).Select(id => id.ToString("N"))];

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var ids = keys.Select(key => Guid.ParseExact(key, "N")).ToList();
        var events = await db.OutreachEvents.AsNoTracking().Where(e => e.TenantId == tenantId && e.IsPublic && e.State == EventState.Open && ids.Contains(e.Id)).ToListAsync(ct);
        return [.. events.Select(one => new SearchItem(one.Id.ToString("N"), $"events/{one.Id}", one.Title, new(Beginning(one.Text.Zh), Beginning(one.Text.En)))
        {
            Names = new($"{one.Place.Zh} {one.Cohost}", one.Place.En), Body = one.Text, Day = DayOf(one, one.StartsAt), DayMeans = ItemDay.Begins, Until = DayOf(one, one.OverAt),
        })];
    }

    /// <summary>The day by the event's own clock.</summary>
    private static DateOnly? DayOf(OutreachEvent one, DateTimeOffset? at) => at is { } moment ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, one.Zone).DateTime) : null;

    private static string? Beginning(string? text) => text is null ? null : TextNormaliser.Beginning(text, SearchItem.SummaryMax);
}
