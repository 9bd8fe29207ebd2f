using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.ReturnTimelines;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ReturnTimelines;

public sealed class OpenTimelineFeedTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_address_is_read_without_signing_in_and_names_steps_but_nobody()
    {
        var person = await portal.WithTimeline(await portal.NewTalent("Wei Ling"));
        var (token, text) = await portal.Feed(person);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Begin: ", text, StringComparison.Ordinal);
        var seasons = RecruitmentSeasons.For(new DateOnly(2027, 7, 1)).Count(season => !season.IsOver(portal.Today()));
        Assert.Equal((await portal.Timeline(person)).Plan!.Steps.Count + 2 + seasons, text.Split("BEGIN:VEVENT").Length - 1);
        foreach (var word in new[] { "Wei", person.Email, person.UserId.ToString(), person.UserId.ToString("N") })
        {
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(word, token, StringComparison.OrdinalIgnoreCase);
        }

        using var http = await portal.Http();
        using var answer = await http.GetAsync($"/fujian/zh/timeline/{token}.ics");
        Assert.Equal(("text/calendar", "no-store"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString()));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("SUMMARY:开始办理：", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_that_are_done_leave_it_and_the_old_address_ends_with_a_new_one()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        var (old, before) = await portal.Feed(person);
        await portal.As(person).Get(new MarkTimelineStep("cscse", TimelineMark.Done));
        var (token, after) = await portal.Feed(person);
        Assert.Contains("UID:cscse@", before, StringComparison.Ordinal);
        Assert.DoesNotContain("UID:cscse@", after, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await portal.Asked(old), await portal.Asked(token)));
    }

    [Fact]
    public async Task Without_a_timeline_there_is_none() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewTalent()).Send(new OpenTimelineFeed())).Kind);
}

public sealed class CloseTimelineFeedTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_address_that_was_taken_back_answers_like_one_that_never_was()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        var (token, _) = await portal.Feed(person);
        await portal.As(person).Get(new CloseTimelineFeed());
        Assert.Equal(HttpStatusCode.NotFound, await portal.Asked(token));
        Assert.Null((await portal.Timeline(person)).Choices!.FeedToken);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewTalent()).Send(new CloseTimelineFeed())).Kind);
    }
}

public sealed class ReadTimelineFeedTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_nobody_made_is_not_found()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        var (token, _) = await portal.Feed(person);
        foreach (var wrong in new[] { "x", "", token[..^2], token + "AA", "A" + token[1..], new string('A', 300), new string('A', 5000), "%00", "..%2f..", Guid.NewGuid().ToString() })
            Assert.True(await portal.Asked(wrong) is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, wrong);
        Assert.Equal(HttpStatusCode.OK, await portal.Asked(token));
    }

    [Fact]
    public async Task Only_the_portal_itself_asks_for_it_and_for_whom_the_address_names()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        await portal.Feed(person);
        var feed = (await portal.Scalar<Guid?>("select feed_id from return_timelines where user_id = $1", person.UserId))!.Value;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ReadTimelineFeed(feed))).Kind);
        var other = await portal.WithTimeline(await portal.NewTalent());
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new ReadTimelineFeed(feed), CallOrigin.System("test", onBehalfOf: other.UserId))).Kind);
        Assert.True((await portal.Dispatcher.Send(new ReadTimelineFeed(feed), CallOrigin.System("test", onBehalfOf: person.UserId))).IsOk);
    }
}

public sealed class TimelinePagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_person_makes_a_timeline_marks_a_step_and_takes_the_file_along()
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        Assert.Contains("me/timeline/edit", (await client.Page("/fujian/en/me/timeline")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/fujian/en/me/timeline.ics")).StatusCode);
        var right = portal.Choosing();
        using var refused = await client.Submit("/fujian/zh/me/timeline/edit", Accounts.AccountsJourney.Form(("StartOn", "2020-01-01"), ("Graduation", "bald")));
        var page = await refused.Page();
        Assert.True(page.QuerySelectorAll(".error-summary li").Length >= 2);
        Assert.Equal("bald", page.QuerySelector("[name='Form.Graduation']")!.GetAttribute("value"));
        await portal.As(person).Get(right);
        var shown = await client.Page("/fujian/en/me/timeline");
        Assert.Equal((await portal.Timeline(person)).Plan!.Steps.Count, shown.QuerySelectorAll("section[aria-labelledby=steps] .log > li").Length);
        using var marked = await client.Submit("/fujian/en/me/timeline", new { }, "#cscse form");
        Assert.EndsWith("me/timeline#cscse", marked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Single((await portal.Timeline(person)).Choices!.Done);
        using var file = await client.GetAsync("/fujian/en/me/timeline.ics");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
    }
}

internal static class FeedScene
{
    /// <summary>Makes an address and reads it, as a calendar program would.</summary>
    public static async Task<(string Token, string Text)> Feed(this PortalFixture portal, DemoPerson person)
    {
        await portal.As(person).Get(new OpenTimelineFeed());
        var token = (await portal.Timeline(person)).Choices!.FeedToken!;
        using var http = await portal.Http();
        return (token, await http.GetStringAsync($"/fujian/en/timeline/{token}.ics"));
    }

    public static async Task<HttpStatusCode> Asked(this PortalFixture portal, string token)
    {
        using var http = await portal.Http();
        using var answer = await http.GetAsync($"/fujian/en/timeline/{token}.ics");
        return answer.StatusCode;
    }
}
