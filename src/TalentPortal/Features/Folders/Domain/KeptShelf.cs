using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders.Domain;

/// <summary>How a kept thing stands today.</summary>
public enum ThingState
{
    /// <summary>As it was kept.</summary>
    Fine,

    /// <summary>It comes into force on a day, or nobody knows yet when.</summary>
    Announced,

    /// <summary>A draft on which its issuer wants to hear opinions.</summary>
    Draft,

    /// <summary>It ends on a day.</summary>
    EndsOn,

    /// <summary>Applications are taken until a day.</summary>
    ClosesOn,

    /// <summary>By this day somebody should have looked whether it still holds.</summary>
    PastReview,

    /// <summary>Nobody has made sure of it since this day.</summary>
    Stale,

    /// <summary>Its term is over.</summary>
    Over,

    /// <summary>A position that is paused.</summary>
    Paused,

    /// <summary>A position that takes no applications any more.</summary>
    Closed,

    /// <summary>A flat that is let or no longer offered.</summary>
    NotOffered,

    /// <summary>No longer shown.</summary>
    Gone,
}

/// <summary>A thing that somebody keeps, as the public sees it today.</summary>
/// <param name="Title">Empty where it is gone.</param>
/// <param name="Path">Its page below tenant and language; null where there is none any more.</param>
/// <param name="Tenant">Whose it is; null for what every site shows.</param>
/// <param name="Place">GB/T 2260 code.</param>
/// <param name="Day">What the state speaks of.</param>
public sealed record ShownThing(KeptThing Thing, Bilingual Title, Bilingual Summary, string? Path, TenantRef? Tenant, string? Place, ThingState State, DateOnly? Day)
{
    /// <summary>It has a page that says something of it.</summary>
    public bool IsThere => State is not (ThingState.Gone or ThingState.NotOffered);
}

/// <summary>Looks up what kept things are called and how they stand. It reads what every visitor may read, and nothing else.</summary>
public sealed class KeptShelf(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock)
{
    /// <summary>The thing that a page of the site shows under this name; null where there is none.</summary>
    public async Task<ShownThing?> Find(KeptKind kind, string key, CancellationToken ct)
    {
        var site = call.TenantId;
        Guid[] owners;
        if (kind == KeptKind.Position)
        {
            var id = Guid.TryParseExact(key, "N", out var job) ? job : Guid.Empty;
            owners = await db.JobListings.AsNoTracking().Where(l => l.JobId == id && l.ClosedAt == null && (site == null || l.TenantId == site)).Select(l => l.TenantId).ToArrayAsync(ct);
        }
        else
        {
            var (name, desk) = (new KeptThing(kind, key, Guid.Empty).ItemName, ContentDesk.Id);
            owners = await db.ItemListings.AsNoTracking().Where(l => l.Name == name && (site == null || l.TenantId == site || l.TenantId == desk)).Select(l => l.TenantId).ToArrayAsync(ct);
        }

        // A tenant's own takes the place of the desk's; on the national site the desk's stands.
        if (owners.Length == 0) return null;
        var owner = site is { } own && owners.Contains(own) ? own : owners.Contains(ContentDesk.Id) ? ContentDesk.Id : owners.Order().First();
        return (await Read([new(kind, key, owner)], ct))[0];
    }

    /// <summary>All of these things, in their order.</summary>
    public async Task<IReadOnlyList<ShownThing>> Read(IReadOnlyList<KeptThing> things, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var owners = things.Select(thing => thing.Owner).Distinct().ToList();
        var names = things.Where(thing => thing.Kind != KeptKind.Position).Select(thing => thing.ItemName).ToList();
        var items = (await db.ItemListings.AsNoTracking().Where(l => owners.Contains(l.TenantId) && names.Contains(l.Name)).ToListAsync(ct)).ToDictionary(l => (l.TenantId, l.Name));
        var until = (await db.ItemSearch.AsNoTracking().Where(r => owners.Contains(r.TenantId) && names.Contains(r.Name)).Select(r => new { r.TenantId, r.Name, r.UntilDay }).ToListAsync(ct)).ToDictionary(r => (r.TenantId, r.Name), r => r.UntilDay);
        var keys = KeysOf(KeptKind.Guide);
        var guides = (await db.Guides.AsNoTracking().Where(g => g.IsPublic && owners.Contains(g.TenantId) && keys.Contains(g.Key)).ToListAsync(ct)).ToDictionary(g => (g.TenantId, g.Key));
        var flatIds = IdsOf(KeptKind.Flat);
        var flats = (await db.HousingListings.AsNoTracking().Where(l => l.IsPublic && flatIds.Contains(l.Id)).ToListAsync(ct)).ToDictionary(l => l.Id);
        var jobIds = IdsOf(KeptKind.Position);
        var jobs = (await db.JobListings.AsNoTracking().Where(l => jobIds.Contains(l.JobId)).ToListAsync(ct)).ToDictionary(l => l.JobId);
        var open = (await db.Jobs.AsNoTracking().Where(j => j.IsPublic && jobIds.Contains(j.Id)).ToListAsync(ct)).ToDictionary(j => j.Id, j => j.Content.ClosingDate);

        List<ShownThing> shown = [];
        foreach (var thing in things)
        {
            var tenant = thing.Owner == ContentDesk.Id ? null : await tenants.ById(thing.Owner, ct);
            var today = (tenant ?? await tenants.Desk(ct))?.DayAt(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
            shown.Add(thing.Kind == KeptKind.Position ? Position(thing, tenant, today) : Item(thing, tenant, today));
        }

        return shown;

        IReadOnlyList<string> KeysOf(KeptKind kind) => [.. things.Where(thing => thing.Kind == kind).Select(thing => thing.Key)];

        IReadOnlyList<Guid> IdsOf(KeptKind kind) => [.. KeysOf(kind).Select(key => Guid.TryParseExact(key, "N", out var id) ? id : Guid.Empty)];

        ShownThing Position(KeptThing thing, TenantRef? tenant, DateOnly today)
        {
            if (!Guid.TryParseExact(thing.Key, "N", out var id) || !jobs.TryGetValue(id, out var listing)) return Gone(thing, tenant);
            var (state, day) = listing.ClosedAt is not null || !open.ContainsKey(id) ? (listing.Ending == JobEnding.Paused ? ThingState.Paused : ThingState.Closed, (DateOnly?)null)
                : open[id] is { } closing ? (closing < today ? ThingState.Closed : ThingState.ClosesOn, closing) : (ThingState.Fine, null);
            return new(thing, listing.Title, listing.Employer, $"jobs/{id}", tenant, listing.DivisionCode, state, day);
        }

        ShownThing Item(KeptThing thing, TenantRef? tenant, DateOnly today)
        {
            var name = (thing.Owner, thing.ItemName);
            var guide = thing.Kind == KeptKind.Guide ? guides.GetValueOrDefault((thing.Owner, thing.Key)) : null;
            var listing = items.GetValueOrDefault(name);
            // A guide that is over without a day is found no more, and has its page all the same.
            if (guide is not null)
            {
                var (standing, since) = StateOf(guide, today);
                return new(thing, guide.Title, guide.Summary, $"guides/{guide.Key}", tenant, guide.Place, standing, since);
            }

            if (listing is null) return Gone(thing, tenant);
            var last = until.TryGetValue(name, out var number) && number != ItemSearchRow.Never ? DateOnly.FromDayNumber(number) : (DateOnly?)null;
            var (state, day) = thing.Kind switch
            {
                KeptKind.Flat when Guid.TryParseExact(thing.Key, "N", out var id) && flats.TryGetValue(id, out var flat) => HousingListing.IsStale(flat.CheckedOn, today) ? (ThingState.Stale, flat.CheckedOn) : (ThingState.Fine, null),
                KeptKind.Flat => (ThingState.NotOffered, null),
                _ when last < today => (ThingState.Over, last),
                _ when listing.DayMeans == ItemDay.InForce && listing.Day > today => (ThingState.Announced, listing.Day),
                _ when last is not null => (ThingState.EndsOn, last),
                _ => (ThingState.Fine, (DateOnly?)null),
            };
            return new(thing, listing.Title, listing.Summary, listing.Path, tenant, listing.PlaceCode, state, day);
        }
    }

    private static ShownThing Gone(KeptThing thing, TenantRef? tenant) => new(thing, Bilingual.Empty, Bilingual.Empty, null, tenant, null, thing.Kind == KeptKind.Flat ? ThingState.NotOffered : ThingState.Gone, null);

    private static (ThingState State, DateOnly? Day) StateOf(Guide guide, DateOnly today) => guide.Term.On(today) switch
    {
        GuideStanding.Announced => (ThingState.Announced, guide.EffectiveOn > today ? guide.EffectiveOn : null),
        GuideStanding.DraftForComment => (ThingState.Draft, null),
        GuideStanding.Lapsed or GuideStanding.Repealed or GuideStanding.Superseded => (ThingState.Over, guide.ExpiresOn),
        _ when guide.ReviewOn < today => (ThingState.PastReview, guide.ReviewOn),
        _ when guide.ExpiresOn is { } last => (ThingState.EndsOn, last),
        _ => (ThingState.Fine, null),
    };
}
