using System.Text;
using TalentPortal.Platform.Calendars;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>An event as a file for one's own calendar (RFC 5545): <c>events/{id}/event.ics</c>.</summary>
internal static class EventCalendar
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/events/{id:guid}/event.ics", Read).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Null for a campaign, which has no day.</summary>
    public static string? Of(ViewEventResult one, string address, Language language, DateTimeOffset now)
    {
        if (one.Facts is not { StartsAt: { } starts, EndsAt: { } ends } facts) return null;
        // It only has to go up with each change.
        var sequence = (int)(one.ChangedAt.ToUnixTimeSeconds() % 1_000_000_000);
        return new CalendarMeeting(CalendarMethod.Publish, $"{one.Id}@talentportal", sequence, now, starts, ends, facts.Title.In(language))
        {
            Description = facts.Text.In(language),
            Place = facts.Place.In(language),
            Page = new Uri(address),
            IsOff = one.State == Domain.EventState.Cancelled,
        }.Write();
    }

    private static async Task<IResult> Read(Guid id, HttpContext http, PortalSender sender, SiteAddresses addresses, TimeProvider clock, CancellationToken ct)
    {
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base) return Results.NotFound();
        var outcome = await sender.Send(new ViewEvent(id), ct);
        if (!outcome.IsOk || Of(outcome.Value, addresses.Of(site.Tenant, site.Language, $"events/{id}"), site.Language, clock.GetUtcNow()) is not { } text) return Results.NotFound();
        return Results.File(Encoding.UTF8.GetBytes(text), CalendarFile.Type, "event.ics");
    }
}
