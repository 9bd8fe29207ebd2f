using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>The coming events of the site's tenant; on the national site those of all.</summary>
[Anyone]
public sealed record BrowseEvents : IQuery<BrowseEventsResult>;

public sealed record BrowseEventsResult(IReadOnlyList<BrowseEventsResult.Item> Items)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 200;

    /// <param name="Tenant">Who holds it.</param>
    public sealed record Item(Guid Id, TenantRef Tenant, EventKind Kind, Bilingual Title, Bilingual Place, string? CountryCode, string TimeZone, DateTimeOffset? StartsAt, DateOnly ClosesOn, string? Cohost, bool IsOpen, DateTimeOffset ChangedAt);
}

internal sealed class BrowseEventsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseEvents, Outcome<BrowseEventsResult>>
{
    public async Task<Outcome<BrowseEventsResult>> Handle(BrowseEvents request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (tenant, today) = (call.TenantId, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1));
        var found = await db.OutreachEvents.AsNoTracking().Where(e => e.IsPublic && e.State == EventState.Open && (tenant == null || e.TenantId == tenant) && (e.EndsAt > now || (e.EndsAt == null && e.ClosesOn >= today)))
            .OrderBy(e => e.StartsAt == null).ThenBy(e => e.StartsAt).ThenBy(e => e.ClosesOn).ThenBy(e => e.Id).Take(BrowseEventsResult.Most).ToListAsync(ct);
        List<BrowseEventsResult.Item> items = [];
        foreach (var e in found.Where(e => e.OverAt > now))
            if (await tenants.ById(e.TenantId, ct) is { } holder) items.Add(new(e.Id, holder, e.Kind, e.Title, e.Place, e.CountryCode, e.TimeZone, e.StartsAt, e.ClosesOn, e.Cohost, e.IsOpenAt(now), e.ChangedAt));
        return new BrowseEventsResult(items);
    }
}
