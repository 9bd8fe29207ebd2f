using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Calendars;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>
/// The timeline as a calendar: <c>me/timeline.ics</c> for the person who is signed in, <c>timeline/{token}.ics</c> for
/// calendar programs, which sign in nowhere.
/// </summary>
internal static class TimelineFeed
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);

    /// <summary>The address of a feed below a site's base.</summary>
    public static string Path(string token) => $"timeline/{token}.ics";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/me/timeline.ics", Download).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/timeline/{token}.ics", Read).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Download(HttpContext http, PortalSender sender, SiteAddresses addresses, IStringLocalizer<ReturnTimelinesText> texts, TimeProvider clock, CancellationToken ct)
    {
        if (await sender.Send(new ViewTimeline(), ct) is not { IsOk: true, Value: { Choices: { } choices, Plan: { } plan } mine }) return Results.NotFound();
        return Answer(http, addresses, texts, new(choices, plan, mine.Today, clock.GetUtcNow()), "timeline.ics");
    }

    private static async Task<IResult> Read(string token, HttpContext http, PortalDispatcher dispatcher, TimelineFeedTokens tokens, SiteAddresses addresses, IStringLocalizer<ReturnTimelinesText> texts, CancellationToken ct)
    {
        if (tokens.Read(token) is not { } feed) return Results.NotFound();
        var outcome = await dispatcher.Send(new ReadTimelineFeed(feed.Id), CallOrigin.System("timeline-feed", onBehalfOf: feed.UserId), ct);
        return outcome.IsOk ? Answer(http, addresses, texts, outcome.Value, null) : Results.NotFound();
    }

    private static IResult Answer(HttpContext http, SiteAddresses addresses, IStringLocalizer<ReturnTimelinesText> texts, ReadTimelineFeedResult found, string? fileName)
    {
        // Below a language only: a calendar is in one.
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var page = new Uri(addresses.Of(site.Tenant, site.Language, "me/timeline"));
        var file = new CalendarFile(texts["Timeline_FeedName"], Every, found.ChangedAt, Entries(found, texts, site.Language, page));
        return Results.File(System.Text.Encoding.UTF8.GetBytes(file.Write()), CalendarFile.Type, fileName);
    }

    /// <summary>Only what is ahead, and no word of the person: calendars are shown to colleagues.</summary>
    private static IReadOnlyList<CalendarEntry> Entries(ReadTimelineFeedResult found, IStringLocalizer<ReturnTimelinesText> texts, Language language, Uri page)
    {
        List<CalendarEntry> entries =
        [
            .. found.Plan.Steps.Where(step => step.State != TimelineStepState.Done).Select(step => new CalendarEntry(
                $"{step.Line.Code}@return-timeline", texts["Timeline_FeedBegin", step.Line.Title.In(language)], step.StartBy, step.StartBy)
            {
                Description = texts["Timeline_FeedEnd", DateWords.Day(step.EndBy, language.Culture())], Page = page,
            }),
        ];
        if (found.Choices.ArriveOn is { } arrive) entries.Add(new("arrival@return-timeline", texts["Timeline_Arrive"], arrive, arrive) { Page = page });
        entries.Add(new("start@return-timeline", texts["Timeline_Start"], found.Choices.StartOn, found.Choices.StartOn) { Page = page });
        if (found.Choices.Graduation is { } graduation)
            entries.AddRange(RecruitmentSeasons.For(graduation.First).Where(season => !season.IsOver(found.Today)).Select(season => new CalendarEntry(
                $"{season.Season.Code}-{season.From.Year}@return-timeline", season.Season.Name.In(language), season.From, season.To) { Description = season.Season.Note.In(language), Page = page }));
        return entries;
    }
}
