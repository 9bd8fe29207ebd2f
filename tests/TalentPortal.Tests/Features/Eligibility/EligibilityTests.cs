using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Eligibility;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Tests.Features.Rules;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Eligibility;

/// <summary>What the tests about kept results share: small rules of their own, published through the release's own road.</summary>
internal static class EligibilityScene
{
    private static long runs;

    public static Dictionary<string, IReadOnlyList<string>> Fields(params (string Fact, string Value)[] answers) =>
        answers.GroupBy(one => one.Fact).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(one => one.Value)], StringComparer.Ordinal);

    /// <summary>A programme for whoever is at most so old.</summary>
    public static string Programme(string code, int age, string from = "2000-01-01", int amount = 1000) => Programme(code, $$"""{"fact":"age","le":{{age}} }""", from, amount);

    public static string Programme(string code, string when, string from = "2000-01-01", int amount = 1000) =>
        $$"""{"schema":1,"code":"{{code}}","kind":"eligibility","title":{"zh":"Qingnian","en":"Money for the young"},"level":"national","place":"cn","from":"{{from}}","when":{{when}},"benefit":{"kind":"living_grant","title":{"zh":"Butie","en":"money"},"amount":{{amount}},"currency":"CNY","period":"once"} }""";

    public static Task Publish(this PortalFixture portal, string code, int age, string from = "2000-01-01", int amount = 1000) =>
        portal.Release((from == "2000-01-01" ? $"rules/{code}.json" : $"rules/{code}@{from}.json", Programme(code, age, from, amount)));

    public static Task<Outcome<Done>> Keep(this PortalFixture portal, DemoPerson? person, string rule, params (string, string)[] answers) =>
        portal.As(person, "fujian").Send(new KeepResult([rule], Fields(answers), true, "I agree that it is kept."));

    public static async Task<ViewMyEligibilityResult> Mine(this PortalFixture portal, DemoPerson person) => await portal.As(person, "fujian").Get(new ViewMyEligibility());

    public static async Task<ViewMyEligibilityResult.Item> Result(this PortalFixture portal, DemoPerson person, string rule) => Assert.Single((await portal.Mine(person)).Results, item => item.RuleCode == rule);

    /// <summary>The scheduled work, as it runs.</summary>
    public static Task Rerun(this PortalFixture portal)
    {
        portal.Clock.Advance(RuleTurns.Heard);
        return portal.Services.GetServices<IScheduledWork>().Single(work => work.Name == "eligibility-rerun").Run(
            new ScheduledRun("eligibility-rerun", portal.Clock.GetUtcNow().AddTicks(Interlocked.Increment(ref runs)), portal.Dispatcher, portal.Services.GetRequiredService<TalentPortal.Platform.Tenancy.TenantDirectory>(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance), CancellationToken.None);
    }

    public static Task<long> MailsOf(this PortalFixture portal, DemoPerson person) => portal.Scalar<long>("select count(*) from outbox_messages where ordering_key = $1", $"mail:{person.UserId:N}");

    /// <summary>Rows about a person in the three tables.</summary>
    public static Task<long> Rows(this PortalFixture portal, DemoPerson person) => portal.Scalar<long>(
        "select (select count(*) from eligibility_sheets where user_id = $1) + (select count(*) from eligibility_results where user_id = $1) + (select count(*) from eligibility_dues where user_id = $1)", person.UserId);
}

public sealed class KeepResultTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_result_is_kept_with_its_version_and_its_answers_sealed()
    {
        await portal.Publish("t.kept", 35);
        var person = await portal.NewPerson();

        Assert.True((await portal.Keep(person, "t.kept", ("age", "34"), ("place", "fuzhou"))).IsOk);

        var mine = await portal.Mine(person);
        var item = Assert.Single(mine.Results);
        Assert.Equal((Verdict.Met, 1, 1000m, "350100"), (item.Kept.Now.Verdict, item.Kept.Now.Version, item.Kept.Now.Amount, item.Kept.Place));
        Assert.Equal("34", mine.Answers["age"]!.Write(mine.Answers.Catalogue["age"]));
        Assert.Null(item.Kept.Before);
        var rows = await portal.Scalar<string>("select (select row_to_json(s)::text from eligibility_sheets s where user_id = $1) || (select row_to_json(r)::text from eligibility_results r where user_id = $1) || (select row_to_json(d)::text from eligibility_dues d where user_id = $1)", person.UserId);
        Assert.DoesNotContain("350100", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("Met", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("\"34\"", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_nothing_is_kept_and_with_it_there_is_one()
    {
        await portal.Publish("t.consent", 35);
        var person = await portal.NewPerson();

        var refused = await portal.As(person, "fujian").Send(new KeepResult(["t.consent"], EligibilityScene.Fields(("age", "34")), false, null));
        Assert.Equal((OutcomeKind.Invalid, "Eligibility_AgreeMissing"), (refused.Kind, refused.Errors.Single().Text.Name));
        Assert.Equal(0L, await portal.Rows(person));

        await portal.Keep(person, "t.consent", ("age", "34"));
        Assert.True((await portal.As(person, "fujian").Send(new KeepResult(["t.consent"], EligibilityScene.Fields(("age", "33")), false, null))).IsOk);
        Assert.Single((await portal.As(person, "fujian").Get(new BrowseConsents())).Items, item => item.Kind == ConsentKind.EligibilityAnswers);
        Assert.Single((await portal.Mine(person)).Results);
    }

    [Fact]
    public async Task What_is_no_rule_is_not_found_and_too_many_are_refused()
    {
        await portal.Publish("t.many", 35);
        var person = await portal.NewPerson();
        Assert.Equal(OutcomeKind.NotFound, (await portal.Keep(person, "t.atlantis", ("age", "34"))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person, "fujian").Send(new KeepResult([], EligibilityScene.Fields(), true, "Yes."))).Kind);
        await portal.Keep(person, "t.many", ("age", "34"));
        await portal.Scalar<long>(
            "with copies as (insert into eligibility_results (id, user_id, rule_code, rule_version, outcome, kept_at, evaluated_at) select gen_random_uuid(), user_id, rule_code, rule_version, outcome, kept_at, evaluated_at from eligibility_results, generate_series(2, $2) where user_id = $1 returning 1) select count(*) from copies",
            person.UserId, EligibilityResult.Most);
        Assert.Equal(OutcomeKind.Refused, (await portal.Keep(person, "t.many", ("age", "34"))).Kind);
    }

    [Fact]
    public async Task Visitors_keep_nothing()
    {
        await portal.Publish("t.visitor", 35);
        Assert.NotEqual(OutcomeKind.Ok, (await portal.Keep(null, "t.visitor", ("age", "34"))).Kind);
    }
}

public sealed class PreviewResultTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_what_would_be_kept_and_keeps_nothing()
    {
        await portal.Publish("t.preview", 35);
        var person = await portal.NewPerson();

        var preview = await portal.As(person, "fujian").Get(new PreviewResult(["t.preview"], EligibilityScene.Fields(("age", "34"), ("degree", "phd"))));

        Assert.Equal(Verdict.Met, Assert.Single(preview.Items).Outcome.Verdict);
        Assert.Equal(["age"], preview.Given.Known.Select(one => one.Fact.Code));
        Assert.False(preview.HasAgreed);
        Assert.Equal(0L, await portal.Rows(person));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new PreviewResult(["t.atlantis"], EligibilityScene.Fields()))).Kind);
    }
}

public sealed class SaveEligibilityAnswersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private Task<Outcome<Done>> Save(DemoPerson person, uint? version, params (string, string)[] answers) =>
        portal.As(person, "fujian").Send(new SaveEligibilityAnswers(EligibilityScene.Fields(answers), true, "I agree.", version));

    [Fact]
    public async Task New_answers_work_the_results_out_at_once_and_tell_nobody()
    {
        await portal.Publish("t.answers", 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.answers", ("age", "34"), ("degree", "master"));
        var mails = await portal.MailsOf(person);

        Assert.True((await Save(person, (await portal.As(person, "fujian").Get(new ViewEligibilityAnswers())).Version, ("age", "36"))).IsOk);

        var mine = await portal.Mine(person);
        Assert.Equal((Verdict.NotMet, null), (mine.Results.Single().Kept.Now.Verdict, mine.Results.Single().Kept.Before));
        Assert.Null(mine.Answers["degree"]);
        await portal.Rerun();
        Assert.Equal(mails, await portal.MailsOf(person));
    }

    [Fact]
    public async Task What_cannot_be_read_and_what_was_changed_meanwhile_are_told()
    {
        var person = await portal.NewPerson();
        var wrong = await Save(person, null, ("age", "old"), ("degree", "phd"));
        Assert.Equal(["age", "degree"], wrong.Errors.Select(error => error.Field).Order());
        Assert.True((await Save(person, null, ("age", "34"))).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await Save(person, null, ("age", "35"))).Kind);
        var unasked = await portal.NewPerson();
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(unasked, "fujian").Send(new SaveEligibilityAnswers(EligibilityScene.Fields(("age", "34")), false, null, null))).Kind);
        Assert.Equal(0L, await portal.Rows(unasked));
    }
}

public sealed class DropResultTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_dropped_a_result_is_not_looked_at_again()
    {
        await portal.Publish("t.drop", 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.drop", ("age", "34"));
        var id = (await portal.Result(person, "t.drop")).Id;

        foreach (var stranger in new DemoPerson?[] { Personas.OtherTalent, null }) Assert.NotEqual(OutcomeKind.Ok, (await portal.As(stranger, "fujian").Send(new DropResult(id))).Kind);
        Assert.True((await portal.As(person, "fujian").Send(new DropResult(id))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new DropResult(id))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from eligibility_dues where user_id = $1", person.UserId));

        var mails = await portal.MailsOf(person);
        await portal.Publish("t.drop", 20);
        await portal.Rerun();
        Assert.Equal(mails, await portal.MailsOf(person));
        Assert.Empty((await portal.Mine(person)).Results);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from eligibility_dues where user_id = $1", person.UserId));
    }

    [Fact]
    public async Task With_the_consent_answers_results_and_dues_go()
    {
        await portal.Publish("t.withdraw", 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.withdraw", ("age", "34"));
        Assert.Equal(3L, await portal.Rows(person));

        var consent = (await portal.As(person, "fujian").Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.EligibilityAnswers);
        await portal.As(person, "fujian").Get(new WithdrawConsent(consent.Id));

        Assert.Equal(0L, await portal.Rows(person));
        Assert.False((await portal.Mine(person)).HasAgreed);
    }
}

public sealed class ViewMyEligibilityTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task Nobody_else_reads_a_sheet()
    {
        await portal.Publish("t.private", 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.private", ("age", "34"));

        foreach (var other in new[] { Personas.OtherTalent, Personas.Staff(TalentPortal.Platform.Security.PortalRole.DomesticConsultant, "fujian"), Personas.Staff(TalentPortal.Platform.Security.PortalRole.TenantAdministrator, "fujian") })
        {
            var theirs = await portal.As(other, "fujian").Get(new ViewMyEligibility());
            Assert.Empty(theirs.Results);
            Assert.Empty(theirs.Answers.Known);
        }
    }

    [Fact]
    public async Task The_page_works_without_scripts_from_the_programme_to_the_kept_result_and_back()
    {
        await portal.Publish("t.page", 35);
        var person = await portal.NewPerson();
        using var client = await portal.SignedInClient(person);
        var programme = await client.Page("/fujian/en/programmes/t.page?age=34&place=fuzhou");
        var keep = programme.QuerySelector("a[href^='me/eligibility/keep']")!.GetAttribute("href")!;

        var preview = await client.Page("/fujian/en/" + keep);
        Assert.NotNull(preview.QuerySelector("[data-keep='t.page']"));
        using (var unasked = await client.Send("/fujian/en/" + keep, preview, new Dictionary<string, string?>(), "main form")) Assert.Contains("Without your consent", await unasked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0L, await portal.Rows(person));
        using (var kept = await client.Send("/fujian/en/" + keep, preview, new Dictionary<string, string?> { ["Agreed"] = "true" }, "main form")) Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);

        var mine = await client.Page("/fujian/en/me/eligibility");
        Assert.Equal("Met", mine.QuerySelector("[data-result='t.page']")!.GetAttribute("data-verdict"));
        Assert.Contains("34 years old", mine.QuerySelector("#answers")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Empty(mine.QuerySelectorAll("script[src*='blazor']"));
        using var visitor = await portal.Http();
        Assert.Empty((await (await visitor.GetAsync(new Uri("/fujian/en/programmes/t.page?age=34", UriKind.Relative))).Page()).QuerySelectorAll("a[href^='me/eligibility']"));
    }

    [Fact]
    public async Task The_calculator_leads_there_with_both_of_its_rules()
    {
        using var client = await portal.SignedInClient(await portal.NewPerson());
        var page = await client.Page("/fujian/en/permits/calculator?salary=480000&degree=doctorate&years=8&months=12&chinese=hsk4&place=fuzhou&age=38&background=high_level_university&bonus=0");
        var preview = await client.Page("/fujian/en/" + page.QuerySelector("a[href^='me/eligibility/keep']")!.GetAttribute("href"));

        Assert.Contains("90 points, category A", preview.QuerySelector("[data-keep='cn.work-permit.points']")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(preview.QuerySelector("[data-keep='cn.work-permit.routes']"));
    }
}

public sealed class ViewEligibilityAnswersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Profile_and_wishes_propose_answers_that_are_marked_and_not_kept()
    {
        using var client = await portal.SignedInClient(Personas.Talent);
        var page = await client.Page("/fujian/en/me/eligibility/answers");
        var proposed = (await portal.As(Personas.Talent, "fujian").Get(new ViewEligibilityAnswers())).Proposed;

        Assert.Equal(proposed.Count > 0, page.QuerySelector("main")!.TextContent.Contains("From your profile.", StringComparison.Ordinal) || page.QuerySelector("main")!.TextContent.Contains("From your offer.", StringComparison.Ordinal));
        Assert.Equal(0L, await portal.Rows(Personas.Talent));
    }

    [Fact]
    public async Task What_is_answered_is_not_proposed_again()
    {
        var person = await portal.NewPerson();
        await portal.As(person, "fujian").Get(new SaveEligibilityAnswers(EligibilityScene.Fields(("age", "34"), ("university", "none")), true, "I agree.", null));

        var mine = await portal.As(person, "fujian").Get(new ViewEligibilityAnswers());
        Assert.Equal(["age", "university"], mine.Answers.Known.Select(one => one.Fact.Code).Order());
        Assert.Equal(0UL, mine.Answers["university"]!.Members);
        Assert.All(mine.Proposed.Keys, fact => Assert.Null(mine.Answers[fact]));
        using var client = await portal.SignedInClient(person);
        var page = await client.Page("/fujian/en/me/eligibility/answers");
        Assert.Equal("34", ((AngleSharp.Html.Dom.IHtmlInputElement)page.QuerySelector("[name=age]")!).Value);
    }
}
