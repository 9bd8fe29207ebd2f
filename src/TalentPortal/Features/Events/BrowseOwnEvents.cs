using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>All events of the tenant as its consultants see them, with numbers that tell of nobody.</summary>
[Requires(EventsPermissions.Keep)]
public sealed record BrowseOwnEvents : IQuery<BrowseOwnEventsResult>;

public sealed record BrowseOwnEventsResult(IReadOnlyList<BrowseOwnEventsResult.Item> Items)
{
    /// <summary>More do not stand in one list; the oldest are left out.</summary>
    public const int Most = 200;

    /// <param name="MayOpen">Whether the caller looks after it.</param>
    /// <param name="Total">How many confirmed; null: fewer than are told.</param>
    /// <param name="Others">How many come from countries that are not told.</param>
    /// <param name="WaitsForFollowUp">It is over, and whoever answers for it has not said that what follows is done.</param>
    public sealed record Item(
        Guid Id, EventKind Kind, EventState State, Bilingual Title, string TimeZone, DateTimeOffset? StartsAt, DateOnly ClosesOn, string OwnerName, bool MayOpen, int? Total, IReadOnlyList<Country> Countries, int? Others, bool WaitsForFollowUp);

    public sealed record Country(string Code, int Count);
}

internal sealed class BrowseOwnEventsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseOwnEvents, Outcome<BrowseOwnEventsResult>>
{
    public async Task<Outcome<BrowseOwnEventsResult>> Handle(BrowseOwnEvents request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var all = await db.OutreachEvents.AsNoTracking().AtTenantOf(call).OrderByDescending(e => e.ClosesOn).ThenBy(e => e.Id).Take(BrowseOwnEventsResult.Most).ToListAsync(ct);
        var mine = await db.OutreachEvents.VisibleTo(call).Select(e => e.Id).ToListAsync(ct);
        var counts = (await db.EventSignUps.AtTenantOf(call).Where(s => s.State == SignUpState.Confirmed || s.State == SignUpState.Waiting).GroupBy(s => new { s.EventId, s.CountryCode })
            .Select(group => new { group.Key.EventId, group.Key.CountryCode, Count = group.Count() }).ToListAsync(ct)).ToLookup(row => row.EventId, row => (row.CountryCode, row.Count));
        var tallies = await db.EventTallies.AsNoTracking().AtTenantOf(call).ToDictionaryAsync(t => t.EventId, ct);
        var now = clock.GetUtcNow();
        return new BrowseOwnEventsResult([.. all.Select(e =>
        {
            var figures = tallies.TryGetValue(e.Id, out var tally) ? tally.Figures : EventFigures.Of(counts[e.Id]);
            return new BrowseOwnEventsResult.Item(
                e.Id, e.Kind, e.State, e.Title, e.TimeZone, e.StartsAt, e.ClosesOn, e.OwnerName, mine.Contains(e.Id), figures.Total, [.. figures.Countries.Select(one => new BrowseOwnEventsResult.Country(one.Country, one.Count))], figures.Others,
                tally is null && e.WaitsForFollowUp(now) && mine.Contains(e.Id) && counts[e.Id].Any());
        })]);
    }
}
