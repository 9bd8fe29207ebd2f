using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Eligibility;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes;
using TalentPortal.Features.Rules;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Features.Rules;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Eligibility;

public sealed class RerunResultsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    private async Task<Verdict> Visitor(string rule, int age)
    {
        var found = await portal.As(null, "fujian").Get(new ViewProgramme(rule, EligibilityScene.Fields(("age", age.ToString(null, null)))));
        return found.Match.Verdict;
    }

    /// <summary>Two curators bring a version of a programme into force, from a day on.</summary>
    private async Task<SaveRuleDraftResult> ByCurators(string code, int age, DateOnly from, SaveRuleDraftResult? before = null)
    {
        var draft = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(before?.RuleId, null, before is null ? code : null, EligibilityScene.Programme(code, age), null, before is null ? null : (await portal.OwnRule(code)).Version));
        if (before is null) await portal.Two(draft);
        return await portal.Publish(draft, from);
    }

    [Fact]
    public async Task A_curators_new_version_counts_from_its_day_and_then_exactly_the_people_concerned_are_told_once()
    {
        var first = await ByCurators("t.day", 35, portal.Today());
        var (concerned, same) = (await portal.NewPerson(), await portal.NewPerson());
        await portal.Keep(concerned, "t.day", ("age", "34"));
        await portal.Keep(same, "t.day", ("age", "24"));
        var (mails, others) = (await portal.MailsOf(concerned), await portal.MailsOf(same));
        var effective = portal.Today(30);

        // Published today, for a day to come: nothing changes for anybody.
        await ByCurators("t.day", 30, effective, first);
        await portal.Rerun();
        Assert.Equal(Verdict.Met, (await portal.Result(concerned, "t.day")).Kept.Now.Verdict);
        Assert.Equal(effective, (await portal.Result(concerned, "t.day")).Changed);
        Assert.Equal(Verdict.Met, await Visitor("t.day", 34));

        // An hour before that day begins in China.
        portal.Clock.Advance(new DateTimeOffset(effective.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)) - portal.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await portal.Rerun();
        Assert.Equal((Verdict.Met, mails), ((await portal.Result(concerned, "t.day")).Kept.Now.Verdict, await portal.MailsOf(concerned)));

        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Rerun();
        await portal.Rerun();
        var item = await portal.Result(concerned, "t.day");
        Assert.Equal((Verdict.NotMet, Verdict.Met, effective, 2), (item.Kept.Now.Verdict, item.Kept.Before!.Verdict, item.Kept.Since, item.Kept.Now.Version));
        Assert.Equal((mails + 1, others), (await portal.MailsOf(concerned), await portal.MailsOf(same)));
        Assert.Null((await portal.Result(same, "t.day")).Kept.Before);
        Assert.Equal(Verdict.NotMet, await Visitor("t.day", 34));

        using var client = await portal.SignedInClient(concerned);
        Assert.Contains("it is: not met (it was: met). That is by version 2 of the rule", (await client.Page("/fujian/en/me/eligibility")).QuerySelector("[data-changed='t.day']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_says_neither_what_changed_nor_what_of()
    {
        await portal.Publish("t.mail", 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.mail", ("age", "34"));
        await portal.Publish("t.mail", 30);
        await portal.Rerun();

        var mail = (await portal.Mails(person.Email))[0];
        Assert.Contains("me/eligibility", mail.Text, StringComparison.Ordinal);
        foreach (var word in new[] { "young", "met", "34", "t.mail", "qualify" }) Assert.DoesNotContain(word, mail.Subject + mail.Text.Replace("me/eligibility", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Several_changes_in_a_day_are_one_mail()
    {
        foreach (var code in new[] { "t.one", "t.two-a-day" }) await portal.Publish(code, 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.one", ("age", "34"));
        await portal.Keep(person, "t.two-a-day", ("age", "34"));
        var mails = await portal.MailsOf(person);

        await portal.Publish("t.one", 30);
        await portal.Rerun();
        await portal.Publish("t.two-a-day", 30);
        await portal.Rerun();
        Assert.All((await portal.Mine(person)).Results, item => Assert.Equal(Verdict.NotMet, item.Kept.Now.Verdict));
        Assert.Equal(mails + 1, await portal.MailsOf(person));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Publish("t.one", 40);
        await portal.Rerun();
        Assert.Equal(mails + 2, await portal.MailsOf(person));
    }

    [Fact]
    public async Task A_run_that_dies_half_way_goes_on_and_mails_nobody_twice()
    {
        await portal.Publish("t.dies", 35);
        List<DemoPerson> people = [];
        for (var n = 0; n < 6; n++)
        {
            people.Add(await portal.NewPerson());
            await portal.Keep(people[n], "t.dies", ("age", "34"));
        }

        List<long> before = [];
        foreach (var person in people) before.Add(await portal.MailsOf(person));
        await portal.Publish("t.dies", 30);

        portal.Clock.Advance(RuleTurns.Heard);
        // Three were done when the process died; one of them in a transaction that never committed.
        foreach (var person in people.Take(2)) Assert.Equal(1, (await portal.Dispatcher.Send(new RerunResults(), CallOrigin.System("test", null, person.UserId))).Value.Changed);
        using (var stop = new CancellationTokenSource())
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.Dispatcher.Send(new RerunResults(), CallOrigin.System("test", null, people[2].UserId), stop.Token));
        }

        Assert.Equal(4, (await portal.Dispatcher.Send(new FindDueResults(), CallOrigin.System("test"))).Value.People.Intersect(people.Select(person => person.UserId)).Count());
        await portal.Rerun();
        await portal.Rerun();
        for (var n = 0; n < people.Count; n++)
        {
            Assert.Equal(Verdict.NotMet, (await portal.Result(people[n], "t.dies")).Kept.Now.Verdict);
            Assert.Equal(before[n] + 1, await portal.MailsOf(people[n]));
        }
    }

    [Fact]
    public async Task Two_runs_at_once_do_each_person_once()
    {
        await portal.Publish("t.both", 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.both", ("age", "34"));
        var mails = await portal.MailsOf(person);
        await portal.Publish("t.both", 30);
        portal.Clock.Advance(RuleTurns.Heard);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.Dispatcher.Send(new RerunResults(), CallOrigin.System("test", null, person.UserId))));
        Assert.Equal(1, both.Sum(one => one.Value.Changed));
        Assert.Equal(mails + 1, await portal.MailsOf(person));
    }

    [Fact]
    public async Task Ones_own_time_runs_out_by_itself()
    {
        var since = "{\"since\":{\"fact\":\"returned_on\"},\"le\":{\"years\":1}}";
        await portal.Release(("rules/t.time.json", EligibilityScene.Programme("t.time", since)));
        var person = await portal.NewPerson();
        var back = Day(portal.Clock.GetUtcNow()).AddYears(-1).AddDays(10);
        await portal.Keep(person, "t.time", ("returned_on", back.ToString("yyyy-MM-dd")));
        Assert.Equal(back.AddYears(1).AddDays(1), (await portal.Result(person, "t.time")).Kept.Now.Until);

        portal.Clock.Advance(TimeSpan.FromDays(9));
        await portal.Rerun();
        Assert.Equal(Verdict.Met, (await portal.Result(person, "t.time")).Kept.Now.Verdict);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Rerun();
        Assert.Equal(Verdict.NotMet, (await portal.Result(person, "t.time")).Kept.Now.Verdict);
    }
}

public sealed class RulesChangedTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    private Task<Outcome<LoadContentResult>> Load(params (string Name, string Text)[] more)
    {
        var files = ContentFiles.All.ToDictionary(name => name, ContentFiles.Read, StringComparer.Ordinal);
        foreach (var (name, text) in more) files[name] = text;
        return portal.Dispatcher.Send(new LoadContent(files), CallOrigin.System("test", PortalFixture.TenantOf(ContentDesk.Slug)));
    }

    [Fact]
    public async Task Changed_figures_make_due_what_computes_with_them_and_nothing_else()
    {
        var figure = ("rules/t.figure.json", EligibilityScene.Programme("t.figure", "{\"ge\":[{\"div\":[{\"fact\":\"salary\"},12]},{\"mul\":[6,{\"param\":\"local_wage_month\",\"at\":{\"fact\":\"place\"}}]}]}"));
        var plain = ("rules/t.plain.json", EligibilityScene.Programme("t.plain", 35));
        Assert.True((await Load(figure, plain)).IsOk);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.figure", ("salary", "900000"), ("place", "beijing"), ("age", "34"));
        await portal.Keep(person, "t.plain");
        async Task<string?> Due() => await portal.Scalar<string?>("select string_agg(rule_code, ' ' order by rule_code) from eligibility_dues where user_id = $1 and due_at <= $2", person.UserId, portal.Clock.GetUtcNow());
        Assert.Null(await Due());

        Assert.True((await Load(figure, plain, ("lists.csv", ContentFiles.Read("lists.csv") + "t_list,110000,2026-01-01,,wp.list.western\n"))).IsOk);
        portal.Clock.Advance(RuleTurns.Heard);
        Assert.Equal("t.figure", await Due());
        await portal.Rerun();
        Assert.Null(await Due());
    }

    [Fact]
    public async Task What_refers_to_a_rule_is_due_with_it()
    {
        var over = ("rules/t.over.json", EligibilityScene.Programme("t.over", "{\"rule\":\"t.under\",\"is\":\"met\"}"));
        Assert.True((await Load(("rules/t.under.json", EligibilityScene.Programme("t.under", 35)), over)).IsOk);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.over", ("age", "34"));

        Assert.True((await Load(("rules/t.under.json", EligibilityScene.Programme("t.under", 30)), over)).IsOk);
        await portal.Rerun();
        Assert.Equal((Verdict.NotMet, Verdict.Met), ((await portal.Result(person, "t.over")).Kept.Now.Verdict, (await portal.Result(person, "t.over")).Kept.Before!.Verdict));
    }
}

public sealed class FindDueResultsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_finds_people_only_once_and_only_when_they_are_due()
    {
        foreach (var code in new[] { "t.find", "t.found" }) await portal.Publish(code, 35);
        var person = await portal.NewPerson();
        foreach (var code in new[] { "t.find", "t.found" }) await portal.Keep(person, code, ("age", "34"));
        async Task<int> Found() => (await portal.Dispatcher.Send(new FindDueResults(), CallOrigin.System("test"))).Value.People.Count(one => one == person.UserId);

        Assert.Equal(0, await Found());
        foreach (var code in new[] { "t.find", "t.found" }) await portal.Publish(code, 36);
        Assert.Equal(0, await Found());
        portal.Clock.Advance(RuleTurns.Heard);
        Assert.Equal(1, await Found());
        Assert.NotEqual(OutcomeKind.Ok, (await portal.As(person, "fujian").Send(new FindDueResults())).Kind);
    }
}

public sealed class VisitEligibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private Task Purge(DemoPerson person) => portal.Dispatcher.Send(new PurgePersonal(), CallOrigin.System("test", null, person.UserId));

    [Fact]
    public async Task Unvisited_for_two_years_it_is_asked_about_once_and_then_goes()
    {
        await portal.Publish("t.old", 35);
        var person = await portal.NewPerson();
        await portal.Keep(person, "t.old", ("age", "34"));
        var mails = await portal.MailsOf(person);
        portal.Clock.Advance(TimeSpan.FromDays(700));
        await Purge(person);
        Assert.Equal((3L, mails), (await portal.Rows(person), await portal.MailsOf(person)));

        portal.Clock.Advance(TimeSpan.FromDays(40));
        await Purge(person);
        await Purge(person);
        Assert.Equal((3L, mails + 1), (await portal.Rows(person), await portal.MailsOf(person)));

        // Whoever comes keeps it.
        Assert.NotNull((await portal.Mine(person)).KeptUntil);
        await portal.As(person, "fujian").Get(new VisitEligibility());
        portal.Clock.Advance(TimeSpan.FromDays(40));
        await Purge(person);
        Assert.Equal((3L, mails + 1), (await portal.Rows(person), await portal.MailsOf(person)));

        portal.Clock.Advance(TimeSpan.FromDays(740));
        await Purge(person);
        Assert.Equal((3L, mails + 2), (await portal.Rows(person), await portal.MailsOf(person)));
        portal.Clock.Advance(TimeSpan.FromDays(EligibilitySheet.AskedDays));
        await Purge(person);
        Assert.Equal(0L, await portal.Rows(person));
        Assert.False((await portal.Mine(person)).HasAgreed);
    }
}
