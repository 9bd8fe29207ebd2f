using System.Text;
using TalentPortal.Features.Events;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Events;

public sealed class SaveEventTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_is_seen_by_nobody_outside_until_it_is_published_and_changes_are_told_of()
    {
        var consultant = portal.As(LeadScene.Consultant());
        var id = await portal.Event(publish: false);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewEvent(id))).Kind);
        var seen = await consultant.Get(new ViewOwnEvent(id));
        var change = portal.Planning(EventKind.Online) with { Id = id, Version = seen.Version };
        Assert.True((await consultant.Send(change)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await consultant.Send(change)).Kind);
        var open = await portal.As(null).Get(new ViewEvent(id));
        // Half past six in London; a place is nothing that an online session has.
        Assert.Equal((EventKind.Online, null, ""), (open.Facts.Kind, open.Facts.CountryCode, open.Facts.Place.In(Language.English)));
        Assert.Equal(new TimeOnly(18, 30), TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(open.Facts.StartsAt!.Value, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime));
    }

    [Fact]
    public async Task Colleagues_other_tiers_and_other_tenants_cannot_change_it_and_the_team_lead_can()
    {
        var id = await portal.Event();
        var version = (await portal.As(LeadScene.Lead()).Get(new ViewOwnEvent(id))).Version;
        var change = portal.Planning() with { Id = id, Version = version };
        var (colleague, _) = await Cases.CaseScene.NewStaff(portal, PortalRole.OverseasConsultant);
        foreach (var stranger in new[] { portal.As(colleague), portal.As(LeadScene.Lead("greater-bay")), portal.As(Personas.Staff(PortalRole.DomesticConsultant)), portal.As(Personas.Staff(PortalRole.AssociationPartner)), portal.As(null) })
        {
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(change)).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewOwnEvent(id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new CancelEvent(id, version))).Kind);
        }

        Assert.True((await portal.As(LeadScene.Lead()).Send(change)).IsOk);
    }

    [Fact]
    public async Task Whoever_takes_part_hears_of_another_time_or_place_and_of_nothing_else()
    {
        var id = await portal.Event(capacity: 1);
        var (coming, asked) = (await portal.Coming(id), await portal.SignUp(id));
        var consultant = portal.As(LeadScene.Consultant());
        await Change(portal.Planning(capacity: 1) with { TextEn = "Another text." });
        Assert.Single(await portal.Mails(coming.Email));
        await Change(portal.Planning(capacity: 1) with { TextEn = "Another text.", From = new TimeOnly(19, 0), PlaceEn = "Town hall" });
        var mail = (await portal.Mails(coming.Email))[0];
        Assert.Equal(2, (await portal.Mails(coming.Email)).Count);
        Assert.Single(await portal.Mails(asked.Email));
        Assert.Contains("19:00\u201320:00", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Town hall", mail.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { "Chen", "Working in" }) Assert.DoesNotContain(secret, mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
        // Who waited gets the place that is added.
        await portal.As(null).Get(new AnswerSignUp(asked.Token, true));
        Assert.Equal("Waiting", await portal.StateOf(asked.Token));
        await Change(portal.Planning(capacity: 2) with { TextEn = "Another text.", From = new TimeOnly(19, 0), PlaceEn = "Town hall" });
        Assert.Equal(("Confirmed", 2, 2), (await portal.StateOf(asked.Token), (await portal.Mails(asked.Email)).Count, (await portal.Mails(coming.Email)).Count));
        Assert.Contains(("Kind", "SaveEvent_KindFixed"), (await consultant.Send(portal.Planning(EventKind.Campaign) with { Id = id, Version = (await consultant.Get(new ViewOwnEvent(id))).Version })).Errors.Select(error => (error.Field, error.Text.Name)));
        portal.Clock.Advance(TimeSpan.FromDays(22));
        Assert.Equal("SaveEvent_Ended", (await consultant.Send(portal.Planning() with { Id = id, Version = (await consultant.Get(new ViewOwnEvent(id))).Version })).Reason!.Name);

        async Task Change(SaveEvent change) => await consultant.Get(change with { Id = id, Version = (await consultant.Get(new ViewOwnEvent(id))).Version });
    }

    [Fact]
    public async Task What_cannot_be_is_told_at_its_field()
    {
        var right = portal.Planning();
        foreach (var (wrong, field, key) in new (SaveEvent, string, string)[]
        {
            (right with { TitleEn = " " }, "TitleEn", "SaveEvent_TitleMissing"),
            (right with { TextZh = null }, "TextZh", "SaveEvent_TextMissing"),
            (right with { PlaceEn = null }, "PlaceEn", "SaveEvent_PlaceMissing"),
            (right with { CountryCode = "XX" }, "CountryCode", "SaveEvent_CountryMissing"),
            (right with { TimeZone = "GMT" }, "TimeZone", "SaveEvent_ZoneMissing"),
            (right with { Day = null }, "Day", "SaveEvent_DayMissing"),
            (right with { To = new TimeOnly(18, 0) }, "To", "SaveEvent_TimeMissing"),
            (right with { ClosesOn = portal.InDays(21) }, "ClosesOn", "SaveEvent_ClosesLater"),
            (right with { ClosesOn = null }, "ClosesOn", "SaveEvent_ClosesMissing"),
            (right with { Capacity = 0 }, "Capacity", "SaveEvent_CapacityUnfit"),
            (right with { Day = portal.InDays(-2), ClosesOn = portal.InDays(-3) }, "Day", "SaveEvent_DayOver"),
            (right with { TitleZh = new string('x', OutreachEvent.TitleMax + 1) }, "TitleZh", "SaveEvent_TooLong"),
        })
            Assert.Contains((field, key), (await portal.As(LeadScene.Consultant()).Send(wrong)).Errors.Select(error => (error.Field, error.Text.Name)));
    }
}

public sealed class ViewEventTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Everybody_reads_it_at_its_tenant_and_search_engines_and_calendars_do_too()
    {
        var id = await portal.Event(capacity: 30);
        var open = await portal.As(null).Get(new ViewEvent(id));
        Assert.True(open is { IsOpen: true, IsOver: false });
        foreach (var elsewhere in new[] { "greater-bay", "" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, elsewhere).Send(new ViewEvent(id))).Kind);
        var schema = EventSchema.Of(open, "https://example.org/e", Language.English)!;
        Assert.Equal(("Event", "Working in Fujian", "https://schema.org/EventScheduled"), ((string)schema["@type"]!, (string)schema["name"]!, (string)schema["eventStatus"]!));
        Assert.Equal(2, schema["organizer"]!.AsArray().Count);
        Assert.Matches("T18:30:00[+]0[01]:00$", (string)schema["startDate"]!);
        Assert.Null(EventSchema.Of(open with { Facts = open.Facts with { StartsAt = null } }, "x", Language.English));

        var client = await portal.Http();
        var page = await client.GetStringAsync(new Uri($"/fujian/zh/events/{id}", UriKind.Relative));
        Assert.Contains("application/ld+json", page, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"en\"", page, StringComparison.Ordinal);
        var file = await client.GetAsync(new Uri($"/fujian/zh/events/{id}/event.ics", UriKind.Relative));
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        var lines = (await file.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var text = string.Concat(lines.Select((line, i) => line.StartsWith(' ') ? line[1..] : (i == 0 ? "" : "\n") + line));
        Assert.Contains($"\nDTSTART:{open.Facts.StartsAt:yyyyMMdd'T'HHmmss'Z'}\n", text, StringComparison.Ordinal);
        Assert.Contains("\nSUMMARY:\u56de\u56fd\u5de5\u4f5c\u8bb2\u5ea7\n", text, StringComparison.Ordinal);
        Assert.Contains($"events/{id}<", await client.GetStringAsync(new Uri("/fujian/en/sitemap-events-1.xml", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/fujian/zh/events/{await portal.Event(publish: false)}/event.ics", UriKind.Relative))).StatusCode);
    }
}

public sealed class BrowseEventsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Coming_ones_are_listed_at_their_tenant_and_on_the_national_site_until_they_are_over()
    {
        var (talk, campaign, draft, away) = (await portal.Event(), await portal.Event(kind: EventKind.Campaign), await portal.Event(publish: false), await portal.Event(tenant: "greater-bay"));
        async Task<Guid[]> List(string tenant) => [.. (await portal.As(null, tenant).Get(new BrowseEvents())).Items.Select(item => item.Id)];
        Assert.Equal([talk, campaign], await List("fujian"));
        Assert.Equal([away], await List("greater-bay"));
        Assert.Equal(new[] { talk, campaign, away }.Order(), (await List("")).Order());
        Assert.DoesNotContain(draft, await List(""));
        portal.Clock.Advance(TimeSpan.FromDays(22));
        Assert.Empty(await List(""));
        Assert.True((await portal.As(null).Get(new ViewEvent(talk))) is { IsOver: true, IsOpen: false });
    }
}

public sealed class CancelEventTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_confirmed_is_told_once_and_nobody_signs_up_any_more()
    {
        var id = await portal.Event();
        var (coming, asked) = (await portal.Coming(id), await portal.SignUp(id));
        var consultant = portal.As(LeadScene.Consultant());
        var version = (await consultant.Get(new ViewOwnEvent(id))).Version;
        await consultant.Get(new CancelEvent(id, version));
        Assert.Equal(2, (await portal.Mails(coming.Email)).Count);
        Assert.Single(await portal.Mails(asked.Email));
        Assert.DoesNotContain("Fujian", (await portal.Mails(coming.Email))[0].Subject, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Conflict, (await consultant.Send(new CancelEvent(id, version))).Kind);
        Assert.Equal("SignUp_Closed", (await portal.As(null).Send(EventScene.Form(id, EventScene.Address()))).Reason!.Name);
        Assert.Equal("SignUp_Closed", (await portal.As(null).Send(new AnswerSignUp(asked.Token, true))).Reason!.Name);
        Assert.Equal("SaveEvent_Ended", (await consultant.Send(portal.Planning() with { Id = id, Version = (await consultant.Get(new ViewOwnEvent(id))).Version })).Reason!.Name);
        Assert.Equal(EventState.Cancelled, (await portal.As(null).Get(new ViewEvent(id))).State);
    }
}

public sealed class BrowseOwnEventsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Numbers_below_five_are_not_told_and_nobody_opens_those_of_a_colleague()
    {
        var id = await portal.Event();
        for (var i = 0; i < 6; i++) await portal.Coming(id, country: i < 4 ? "GB" : "DE");
        var (colleague, _) = await Cases.CaseScene.NewStaff(portal, PortalRole.OverseasConsultant);
        var item = Assert.Single((await portal.As(colleague).Get(new BrowseOwnEvents())).Items);
        Assert.Equal((false, 6, 0, 6), (item.MayOpen, item.Total!.Value, item.Countries.Count, item.Others!.Value));
        Assert.True((await portal.As(LeadScene.Consultant()).Get(new BrowseOwnEvents())).Items[0].MayOpen);
        Assert.Empty((await portal.As(LeadScene.Consultant("greater-bay")).Get(new BrowseOwnEvents())).Items);
        foreach (var stranger in new[] { Personas.Staff(PortalRole.CampusConsultant), Personas.OwnerOf("rongxin") }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new BrowseOwnEvents())).Kind);
    }

    [Fact]
    public void No_hidden_number_follows_from_those_that_are_told()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 2000; round++)
        {
            var counts = Enumerable.Range(0, random.Next(8)).Select(i => ($"C{i}", random.Next(12))).ToList();
            var told = EventFigures.Of(counts);
            var total = counts.Sum(one => one.Item2);
            Assert.Equal(total is > 0 and < EventFigures.Least ? null : total, told.Total);
            Assert.All(told.Countries, one => Assert.True(one.Count >= EventFigures.Least && counts.Contains(one)));
            Assert.True(told.Others is null or >= EventFigures.Least);
            if (told.Total is { } all) Assert.Equal(all, told.Countries.Sum(one => one.Count) + (told.Others ?? 0));
        }
    }
}

public sealed class ViewOwnEventTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_those_who_confirmed_are_shown_and_what_the_team_lead_reads_is_audited()
    {
        var id = await portal.Event();
        await portal.Coming(id, contact: true);
        await portal.SignUp(id);
        var mine = await portal.As(LeadScene.Consultant()).Get(new ViewOwnEvent(id));
        Assert.Equal(("Chen Mei", true, 1), (Assert.Single(mine.SignUps).Name, mine.SignUps[0].MayContact, mine.Unconfirmed));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'events.open' and subject_id = $1", id));
        await portal.As(LeadScene.Lead()).Get(new ViewOwnEvent(id));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'events.open' and subject_id = $1", id));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from event_sign_ups where position('Chen'::bytea in words) > 0"));
    }
}

public sealed class MarkAttendanceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_event_says_who_came()
    {
        var id = await portal.Event();
        await portal.Coming(id);
        var consultant = portal.As(LeadScene.Consultant());
        var one = (await consultant.Get(new ViewOwnEvent(id))).SignUps[0];
        await consultant.Get(new MarkAttendance(one.Id, true));
        Assert.True((await consultant.Get(new ViewOwnEvent(id))).SignUps[0].Attended);
        foreach (var stranger in new[] { portal.As((await Cases.CaseScene.NewStaff(portal, PortalRole.OverseasConsultant)).Person), portal.As(LeadScene.Lead("greater-bay")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new MarkAttendance(one.Id, false))).Kind);
    }
}

public sealed class PurgeSignUpsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_not_confirmed_goes_after_a_week_and_thirty_days_after_the_event_only_numbers_stay()
    {
        var (id, small) = (await portal.Event(), await portal.Event());
        for (var i = 0; i < 11; i++) await portal.Coming(id, country: i < 6 ? "GB" : i < 10 ? "DE" : "FR");
        await portal.Coming(small);
        var asked = await portal.SignUp(id);
        var consultant = portal.As(LeadScene.Consultant());
        var all = (await consultant.Get(new ViewOwnEvent(id))).SignUps;
        for (var i = 0; i < all.Count; i++) await consultant.Get(new MarkAttendance(all[i].Id, i < 6));
        portal.Clock.Advance(TimeSpan.FromDays(EventSignUp.AskedKeptDays - 1));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeSignUps())).Unconfirmed);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await portal.AsSystem().Get(new PurgeSignUps(1))).Unconfirmed);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewSignUp(asked.Token))).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(20 + OutreachEvent.KeptDays - EventSignUp.AskedKeptDays - 1));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeSignUps(2))).Events);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(2, (await portal.AsSystem().Get(new PurgeSignUps(3))).Events);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from event_sign_ups"));

        var seen = await consultant.Get(new ViewOwnEvent(id));
        Assert.Equal((0, 11, 6), (seen.SignUps.Count, seen.Tally!.Total!.Value, seen.Tally.Came!.Value));
        Assert.Equal((null, null), ((await consultant.Get(new ViewOwnEvent(small))).Tally!.Total, (await consultant.Get(new ViewOwnEvent(small))).Tally!.Came));
        var item = (await consultant.Get(new BrowseOwnEvents())).Items.Single(item => item.Id == id);
        Assert.Equal(("GB", 6, 5), (Assert.Single(item.Countries).Code, item.Countries[0].Count, item.Others!.Value));
        // What is not told is not kept either.
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from event_tallies where 'DE' = any(countries) or 'FR' = any(countries) or total between 1 and 4"));
    }

    [Fact]
    public void A_part_is_told_only_where_it_does_not_tell_of_a_few()
    {
        foreach (var (total, part, told) in new (int?, int?, int?)[] { (11, 6, 6), (11, 0, 0), (11, 11, 11), (11, 3, null), (11, 8, null), (null, 2, null), (11, null, null) }) Assert.Equal(told, EventFigures.Part(total, part));
    }
}

public sealed class AskForFollowUpsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_an_event_that_is_over_is_reminded_once_and_only_if_somebody_wanted_to_come()
    {
        var (id, empty, cancelled) = (await portal.Event(), await portal.Event(), await portal.Event());
        foreach (var one in new[] { id, cancelled }) await portal.Coming(one);
        var consultant = portal.As(LeadScene.Consultant());
        await consultant.Get(new CancelEvent(cancelled, (await consultant.Get(new ViewOwnEvent(cancelled))).Version));
        var ends = (await portal.As(null).Get(new ViewEvent(id))).Facts.EndsAt!.Value;
        portal.Clock.Advance(ends - portal.Clock.GetUtcNow() + TimeSpan.FromHours(OutreachEvent.FollowUpHours) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await portal.AsSystem().Get(new AskForFollowUps())).Asked);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await portal.AsSystem().Get(new AskForFollowUps(1))).Asked);
        Assert.Equal(0, (await portal.AsSystem().Get(new AskForFollowUps(2))).Asked);
        Assert.EndsWith($"overseas/events/{id}", (await portal.Mails(LeadScene.Consultant().Email))[0].Link, StringComparison.Ordinal);
        Assert.False((await consultant.Get(new ViewOwnEvent(empty))).WaitsForFollowUp);
        foreach (var stranger in new[] { portal.As(null), portal.As(LeadScene.Lead()) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new AskForFollowUps(3))).Kind);
    }
}

public sealed class FollowUpEventTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_waits_in_the_list_until_whoever_answers_for_the_event_says_that_it_is_done()
    {
        var id = await portal.Event();
        await portal.Coming(id);
        var consultant = portal.As(LeadScene.Consultant());
        var before = (await consultant.Get(new ViewOwnEvent(id))).Version;
        Assert.Equal(OutcomeKind.Conflict, (await consultant.Send(new FollowUpEvent(id, before))).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(22));
        Assert.True((await consultant.Get(new BrowseOwnEvents())).Items[0].WaitsForFollowUp);
        foreach (var stranger in new[] { portal.As((await Cases.CaseScene.NewStaff(portal, PortalRole.OverseasConsultant)).Person), portal.As(LeadScene.Lead("greater-bay")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new FollowUpEvent(id, before))).Kind);
        Assert.True((await consultant.Send(new FollowUpEvent(id, before))).IsOk);
        Assert.Equal((false, false), ((await consultant.Get(new BrowseOwnEvents())).Items[0].WaitsForFollowUp, (await consultant.Get(new ViewOwnEvent(id))).WaitsForFollowUp));
    }
}
