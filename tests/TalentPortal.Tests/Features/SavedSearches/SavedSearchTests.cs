using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.SavedSearches;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.SavedSearches;

internal static class SavedSearchScene
{
    public static async Task<Guid> Saved(this PortalFixture portal, DemoPerson person, string query, string tenant = "fujian", SearchRhythm rhythm = SearchRhythm.Daily) =>
        (await portal.As(person, tenant).Get(new SaveSearch(null, "My " + Guid.NewGuid().ToString("N")[..8], query, rhythm, null))).Id;

    /// <summary>Its turn, on behalf of its person.</summary>
    public static async Task<MailNewMatchesResult> Turn(this PortalFixture portal, DemoPerson person, Guid search, string tenant = "fujian")
    {
        var origin = CallOrigin.System("test", tenant.Length == 0 ? null : PortalFixture.TenantOf(tenant), person.UserId);
        var outcome = await portal.Dispatcher.Send(new MailNewMatches(search), origin);
        return outcome.Value;
    }

    /// <summary>A kept search that was looked at once.</summary>
    public static async Task<Guid> Looked(this PortalFixture portal, DemoPerson person)
    {
        var id = await portal.Saved(person, "?q=agouti");
        await portal.Scalar<int>("update saved_search_dues set due_at = created from (select created_at as created from saved_searches where id = $1) s where search_id = $1 returning 1", id);
        await portal.Turn(person, id);
        return id;
    }

    public static void NextDay(this PortalFixture portal) => portal.Clock.Advance(TimeSpan.FromDays(1));

    public static async Task<BrowseSavedSearchesResult.Item> Search(this PortalFixture portal, DemoPerson person, Guid id) => (await portal.As(person).Get(new BrowseSavedSearches())).Items.Single(item => item.Id == id);

    public static Task<long> Mails(this PortalFixture portal, DemoPerson person) => portal.Scalar<long>("select count(*) from outbox_messages where ordering_key = $1", $"mail:{person.UserId:N}");
}

public sealed class SaveSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_keeps_what_the_list_knows_and_nothing_else_of_the_address()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?page=3&sort=date&city=fuzhou&q=%E8%8A%AF%E7%89%87&utm=x&kind=");
        var item = await portal.Search(person, id);
        Assert.Equal("?q=%E8%8A%AF%E7%89%87&city=fuzhou", item.Query);
        Assert.EndsWith("/fujian/en/jobs?q=%E8%8A%AF%E7%89%87&city=fuzhou", item.Href, StringComparison.Ordinal);
        Assert.Equal((SearchRhythm.Daily, false, 0), (item.Rhythm, item.IsPaused, item.Runs.Count));
        Assert.NotNull(item.NextAt);
        // The row itself says nothing of it.
        Assert.DoesNotContain("fuzhou", await portal.Scalar<string>("select row_to_json(s)::text from saved_searches s where id = $1", id), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_cannot_be_searched_or_is_there_already_is_told()
    {
        var person = await portal.NewPerson();
        foreach (var query in (string?[])[null, "", "?page=2", "?city=atlantis", "?q=" + new string('x', SavedSearchWords.QueryMax)])
            Assert.Equal("SaveSearch_QueryInvalid", (await portal.As(person).Send(new SaveSearch(null, "Name", query, SearchRhythm.Daily, null))).Errors.Single().Text.Name);
        Assert.Equal("SaveSearch_NameMissing", (await portal.As(person).Send(new SaveSearch(null, " ", "?q=x", SearchRhythm.Daily, null))).Errors.First().Text.Name);
        Assert.Equal("SaveSearch_RhythmUnfit", (await portal.As(person).Send(new SaveSearch(null, "Name", "?q=x", (SearchRhythm)9, null))).Errors.Single().Text.Name);
        await portal.Saved(person, "?q=okapi");
        Assert.Equal("SaveSearch_Known", (await portal.As(person).Send(new SaveSearch(null, "Again", "?q=okapi&page=2", SearchRhythm.Weekly, null))).Errors.Single().Text.Name);
        // At another site it finds something else.
        await portal.Saved(person, "?q=okapi", "greater-bay");
        for (var n = 2; n < SavedSearch.Most; n++) await portal.Saved(person, $"?q=okapi{n}");
        Assert.Equal(OutcomeKind.Refused, (await portal.As(person).Send(new SaveSearch(null, "One more", "?q=more", SearchRhythm.Daily, null))).Kind);
    }

    [Fact]
    public async Task Another_name_and_rhythm_replace_the_first_and_strangers_find_nothing()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=okapi");
        var item = await portal.Search(person, id);
        foreach (var stranger in new DemoPerson?[] { Personas.OtherTalent, null })
            Assert.NotEqual(OutcomeKind.Ok, (await portal.As(stranger).Send(new SaveSearch(id, "Theirs", null, SearchRhythm.Never, item.Version))).Kind);
        await portal.As(person).Get(new SaveSearch(id, "Mine", null, SearchRhythm.Never, item.Version));
        var changed = await portal.Search(person, id);
        Assert.Equal(("Mine", SearchRhythm.Never, null, "?q=okapi"), (changed.Name, changed.Rhythm, changed.NextAt, changed.Query));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(new SaveSearch(id, "Old", null, SearchRhythm.Daily, item.Version))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from saved_search_dues where search_id = $1", id));
    }
}

public sealed class MailNewMatchesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_match_is_mailed_once_and_what_was_there_before_never()
    {
        var person = await portal.NewPerson();
        await portal.Live(f => f.TitleEn = "Pudu before");
        var id = await portal.Saved(person, "?q=pudu");
        Assert.Null((await portal.Turn(person, id)).Outcome);
        portal.NextDay();
        Assert.Equal(new MailNewMatchesResult(SearchRunOutcome.Nothing, 0), await portal.Turn(person, id));
        await portal.Live(f => f.TitleEn = "Pudu one");
        await portal.Live(f => f.TitleEn = "Pudu two");
        await portal.Live(f => f.TitleEn = "Something else");
        portal.NextDay();
        var mails = await portal.Mails(person);
        Assert.Equal(new MailNewMatchesResult(SearchRunOutcome.Mailed, 2), await portal.Turn(person, id));
        Assert.Equal(mails + 1, await portal.Mails(person));
        // Its turn is over, also for a second process.
        Assert.Null((await portal.Turn(person, id)).Outcome);
        portal.NextDay();
        Assert.Equal(SearchRunOutcome.Nothing, (await portal.Turn(person, id)).Outcome);
        Assert.Equal(mails + 1, await portal.Mails(person));
        Assert.Equal(["Nothing 0", "Mailed 2", "Nothing 0"], (await portal.Search(person, id)).Runs.Select(run => $"{run.Outcome} {run.Found}"));
    }

    [Fact]
    public async Task What_became_visible_late_is_found_and_what_was_withdrawn_is_not()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=serval");
        var late = await portal.Live(f => f.TitleEn = "Serval late");
        var gone = await portal.Live(f => f.TitleEn = "Serval gone");
        // As if another publication with a higher number had been visible earlier.
        await portal.Scalar<int>("update saved_searches set mark = (select max(ord) from job_search) where id = $1 returning 1", id);
        await portal.Employer().Get(new CloseJob(gone, JobCloseReason.Filled));
        portal.NextDay();
        Assert.Equal(new MailNewMatchesResult(SearchRunOutcome.Mailed, 1), await portal.Turn(person, id));
        Assert.Equal(late, Assert.Single((await portal.As(null).Get(new BrowseJobs("serval"))).Rows).Id);
    }

    [Fact]
    public async Task Filters_sites_and_blocked_employers_hold_for_mails_too()
    {
        var person = await portal.NewPerson();
        var (here, everywhere, permanent) = (await portal.Saved(person, "?q=caracal"), await portal.Saved(person, "?q=caracal", ""), await portal.Saved(person, "?q=caracal&kind=project"));
        await portal.Live(f => f.TitleEn = "Caracal here");
        await portal.Live(f => f.TitleEn = "Caracal there", employer: "weiliang", tenant: "zhongguancun");
        portal.NextDay();
        Assert.Equal((1, 2, 0), ((await portal.Turn(person, here)).Found, (await portal.Turn(person, everywhere, "")).Found, (await portal.Turn(person, permanent)).Found));
        // On another site than its own it is not looked at.
        portal.NextDay();
        Assert.Null((await portal.Turn(person, here, "greater-bay")).Outcome);
        await portal.As(person).Get(new BlockEmployer(await portal.Scalar<Guid>("select employer_id from job_listings where title_en = 'Caracal here'"), null, false));
        await portal.Live(f => f.TitleEn = "Caracal blocked");
        Assert.Equal(SearchRunOutcome.Nothing, (await portal.Turn(person, here)).Outcome);
    }

    [Fact]
    public async Task Paused_and_never_mail_nothing_and_what_came_meanwhile_is_told_later()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=oncilla");
        await portal.As(person).Get(new PauseSearch(id, true));
        await portal.Live(f => f.TitleEn = "Oncilla keeper");
        portal.NextDay();
        Assert.Null((await portal.Turn(person, id)).Outcome);
        await portal.As(person).Get(new PauseSearch(id, false));
        portal.NextDay();
        Assert.Equal(1, (await portal.Turn(person, id)).Found);
    }

    [Fact]
    public async Task After_ninety_days_without_a_visit_one_mail_asks_and_then_there_is_silence()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=margay", rhythm: SearchRhythm.Weekly);
        portal.Clock.Advance(SavedSearch.Unvisited);
        var mails = await portal.Mails(person);
        Assert.Equal(SearchRunOutcome.Stopped, (await portal.Turn(person, id)).Outcome);
        Assert.Equal(mails + 1, await portal.Mails(person));
        portal.NextDay();
        Assert.Null((await portal.Turn(person, id)).Outcome);
        Assert.NotNull((await portal.Search(person, id)).StoppedAt);
        await portal.Live(f => f.TitleEn = "Margay keeper");
        Assert.EndsWith("/fujian/en/jobs?q=margay", (await portal.As(person).Get(new RunSearch(id))).Address, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, (await portal.Turn(person, id)).Found);
    }

    [Fact]
    public async Task The_daily_work_finds_whose_turn_it_is()
    {
        var person = await portal.NewPerson();
        var (daily, weekly) = (await portal.Saved(person, "?q=kinkajou"), await portal.Saved(person, "?q=kinkajou2", rhythm: SearchRhythm.Weekly));
        portal.NextDay();
        var due = (await portal.AsSystem("").Get(new FindDueSearches())).Searches.Select(one => one.SearchId).ToList();
        Assert.Contains(daily, due);
        Assert.DoesNotContain(weekly, due);
    }
}

public sealed class StopSearchMailsTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task One_click_without_signing_in_ends_the_mails_of_this_search_alone()
    {
        var person = await portal.NewPerson();
        var (id, other) = (await portal.Saved(person, "?q=tarsier"), await portal.Saved(person, "?q=tarsier2"));
        var token = portal.Services.GetRequiredService<SavedSearchTokens>().Make(person.UserId, id);
        using var http = await portal.Http();
        // Who follows the link is asked; programs that look through mails end nothing.
        using (var asked = await portal.Open(http, "/fujian/en/searches/off/" + token)) Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        Assert.False((await portal.Search(person, id)).IsPaused);
        using var clicked = await http.PostAsync((await portal.Address()) + $"fujian/en/searches/off/{token}", new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, clicked.StatusCode);
        Assert.Equal((true, false), ((await portal.Search(person, id)).IsPaused, (await portal.Search(person, other)).IsPaused));
        Assert.Equal(SearchRunOutcome.TurnedOff, Assert.Single((await portal.Search(person, id)).Runs).Outcome);
        using var wrong = await http.PostAsync((await portal.Address()) + "fujian/en/searches/off/" + token[..^4] + "AAAA", null);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }
}

public sealed class RunSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Strangers_open_pause_and_delete_nothing()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=binturong");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OtherTalent).Send(new RunSearch(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OtherTalent).Send(new PauseSearch(id, true))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OtherTalent).Send(new DropSearch(id))).Kind);
        Assert.False((await portal.Search(person, id)).IsPaused);
    }
}

public sealed class DropSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_of_it_is_left()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=fossa");
        portal.NextDay();
        await portal.Turn(person, id);
        await portal.As(person).Get(new DropSearch(id));
        foreach (var (table, column) in new[] { ("saved_searches", "id"), ("saved_search_runs", "search_id"), ("saved_search_dues", "search_id") })
            Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where {column} = $1", id));
    }
}

public sealed class PauseSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_pause_takes_the_search_out_of_its_turn()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=coati");
        await portal.As(person).Get(new PauseSearch(id, true));
        Assert.Equal((true, null), ((await portal.Search(person, id)).IsPaused, (await portal.Search(person, id)).NextAt));
        await portal.As(person).Get(new PauseSearch(id, false));
        Assert.NotNull((await portal.Search(person, id)).NextAt);
    }
}

public sealed class FindDueSearchesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_is_due_before_its_time()
    {
        var person = await portal.NewPerson();
        var id = await portal.Saved(person, "?q=tayra");
        Assert.DoesNotContain((await portal.AsSystem("").Get(new FindDueSearches())).Searches, one => one.SearchId == id);
    }
}

public sealed class BrowseSavedSearchesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_works_without_scripts_and_visitors_come_back_with_their_search()
    {
        using var visitor = await portal.Http();
        using var refused = await visitor.GetAsync("/fujian/zh/me/searches/new?search=%3Fq%3Dokapi");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("search", Uri.UnescapeDataString(Uri.UnescapeDataString(refused.Headers.Location!.ToString())), StringComparison.Ordinal);
        var person = await portal.NewPerson();
        using var client = await portal.SignedInClient(person);
        Assert.Contains("value=\"okapi\"", await client.GetStringAsync("/fujian/zh/me/searches/new?search=%3Fq%3Dokapi"), StringComparison.Ordinal);
        await portal.Saved(person, "?q=okapi");
        var html = await client.GetStringAsync("/fujian/zh/me/searches");
        Assert.Contains("jobs/feed.atom?q=okapi", html, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web.js", html, StringComparison.Ordinal);
        Assert.Contains("me/searches/new?search=%3Fq%3Dokapi", await visitor.GetStringAsync("/fujian/zh/jobs?q=okapi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_without_words_is_called_by_what_was_chosen()
    {
        var person = await portal.NewPerson();
        using var client = await portal.SignedInClient(person);
        var list = await client.Page("/fujian/en/jobs?city=fuzhou&workplace=remote&pay=300000");
        var link = list.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(href => href.StartsWith("me/searches/new?", StringComparison.Ordinal));
        var page = await client.Page("/fujian/en/" + link);
        Assert.Equal("Fuzhou \u00b7 Remote \u00b7 CNY 300,000 or more", page.QuerySelector("[name=Name]")!.GetAttribute("value"));
        using var saved = await client.Submit("/fujian/en/" + link, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var item = Assert.Single((await portal.As(person).Get(new BrowseSavedSearches())).Items);
        Assert.Equal(("Fuzhou \u00b7 Remote \u00b7 CNY 300,000 or more", "?city=fuzhou&pay=300000&workplace=remote"), (item.Name, item.Query));
        // Where nothing is found, keeping the search is the way on; it is offered once.
        var nothing = await client.Page("/fujian/en/jobs?q=zqxjkvb");
        Assert.Equal("me/searches/new?search=%3Fq%3Dzqxjkvb&called=zqxjkvb", Assert.Single(nothing.QuerySelectorAll("main a[href^='me/searches/new']")).GetAttribute("href"));
        Assert.NotNull(nothing.QuerySelector(".empty a.btn[href^='me/searches/new']"));
        // A name too long, broken or empty is none to begin with, and nothing fails.
        var long_ = await client.Page("/fujian/en/me/searches/new?search=%3Fcity%3Dfuzhou&called=" + new string('x', 4000));
        Assert.Equal(SavedSearchWords.NameMax, long_.QuerySelector("[name=Name]")!.GetAttribute("value")!.Length);
    }
}
