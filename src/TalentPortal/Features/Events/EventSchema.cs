using System.Globalization;
using System.Text.Json.Nodes;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>An event as schema.org describes it, which search engines read. A campaign has no day, so it is none.</summary>
internal static class EventSchema
{
    /// <param name="address">The event's one address in this language.</param>
    public static JsonObject? Of(ViewEventResult one, string address, Language language)
    {
        if (one.Facts is not { StartsAt: { } starts, EndsAt: { } ends } facts) return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(facts.TimeZone);
        var online = facts.Kind == EventKind.Online;
        return new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Event",
            ["name"] = facts.Title.In(language),
            ["description"] = facts.Text.In(language),
            ["startDate"] = Local(starts, zone),
            ["endDate"] = Local(ends, zone),
            ["eventStatus"] = "https://schema.org/" + (one.State == EventState.Cancelled ? "EventCancelled" : "EventScheduled"),
            ["eventAttendanceMode"] = "https://schema.org/" + (online ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode"),
            ["location"] = online
                ? new JsonObject { ["@type"] = "VirtualLocation", ["url"] = address }
                : new JsonObject { ["@type"] = "Place", ["name"] = facts.Place.In(language), ["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = facts.CountryCode } },
            ["organizer"] = Organizers(one.Tenant.Name.In(language), facts.Cohost),
            ["isAccessibleForFree"] = true,
            ["url"] = address,
        };
    }

    /// <summary>Who holds it comes first; a co-host is known by name alone.</summary>
    private static JsonArray Organizers(string holder, string? cohost) =>
        new([.. new[] { holder, cohost }.Where(name => !string.IsNullOrEmpty(name)).Select(name => new JsonObject { ["@type"] = "Organization", ["name"] = name })]);

    private static string Local(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
