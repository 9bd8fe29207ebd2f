using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>A small release of rules for tests.</summary>
internal static class RuleRelease
{
    /// <summary>Whoever is at most so old meets it.</summary>
    public static string Young(int age, string code = "t.young", string from = "2000-01-01") =>
        $$"""{"schema":1,"code":"{{code}}","kind":"eligibility","title":{"zh":"青年","en":"The young"},"level":"national","place":"cn","from":"{{from}}","when":{"fact":"age","le":{{age}} } }""";

    public static string Person(string code, int age, string expect, string on = "2026-11-23") => $$"""{"code":"{{code}}","name":{"zh":"某人","en":"Somebody"},"on":"{{on}}","facts":{"age":{{age}} },"expect":"{{expect}}"}""";

    public static string Persons(string rule, params string[] persons) => $$"""{"rule":"{{rule}}","persons":[{{string.Join(',', persons)}}]}""";

    public static Dictionary<string, string> Files(params (string Name, string Text)[] files) => files.ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);

    public static Task<Outcome<LoadContentResult>> Load(this PortalFixture portal, params (string Name, string Text)[] files) =>
        portal.Dispatcher.Send(new LoadContent(Files(files)), CallOrigin.System("test", PortalFixture.TenantOf(ContentDesk.Slug)));

    public static async Task<IReadOnlyDictionary<string, int>> Release(this PortalFixture portal, params (string Name, string Text)[] files) => (await portal.Load(files)).Value.Changes;

    /// <summary>What a rule comes to on a site for somebody of an age.</summary>
    public static async Task<Verdict?> Ask(this PortalFixture portal, string? tenant, string code, int age, DateOnly? on = null)
    {
        var set = await portal.Services.GetRequiredService<RuleLibrary>().Of(tenant is null ? null : PortalFixture.TenantOf(tenant).Id, CancellationToken.None);
        return set.Evaluate(code, RuleScene.Sheet(("age", age.ToString(null, null))), on ?? RuleScene.Today)?.Verdict;
    }
}

public sealed class RulesLoaderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_same_twice_is_one_version_and_a_changed_file_the_next()
    {
        (string, string) person = ("persons/t.twice.json", RuleRelease.Persons("t.twice", RuleRelease.Person("thirty", 30, "met")));
        var first = await portal.Release(("rules/t.twice.json", RuleRelease.Young(40, "t.twice")), person);
        Assert.Equal((1, 1), (first["rules"], first["persons of rules"]));
        Assert.Empty(await portal.Release(("rules/t.twice.json", RuleRelease.Young(40, "t.twice")), person));
        await portal.Scalar<int>("delete from content_loads");
        Assert.Empty(await portal.Release(("rules/t.twice.json", RuleRelease.Young(40, "t.twice")), person));
        Assert.Equal(Verdict.NotMet, await portal.Ask("fujian", "t.twice", 42));

        Assert.Equal(1, (await portal.Release(("rules/t.twice.json", RuleRelease.Young(45, "t.twice")), person))["rules"]);
        Assert.Equal(Verdict.Met, await portal.Ask("fujian", "t.twice", 42));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from rule_versions where code = 't.twice' and is_public"));
    }

    [Fact]
    public async Task What_begins_later_counts_before_an_earlier_document_that_was_changed()
    {
        var later = ("rules/t.two@2026-01-01.json", RuleRelease.Young(50, "t.two", "2026-01-01"));
        await portal.Release(("rules/t.two.json", RuleRelease.Young(30, "t.two")), later);
        await portal.Release(("rules/t.two.json", RuleRelease.Young(35, "t.two")), later);

        Assert.Equal((Verdict.Met, Verdict.NotMet), (await portal.Ask(null, "t.two", 34, new(2025, 12, 31)), await portal.Ask(null, "t.two", 40, new(2025, 12, 31))));
        Assert.Equal(Verdict.Met, await portal.Ask(null, "t.two", 50, new(2026, 1, 1)));
    }

    [Fact]
    public async Task Where_somebody_wrote_since_the_new_document_waits_beside_theirs_and_computes_nothing()
    {
        await portal.Release(("rules/t.edited.json", RuleRelease.Young(40, "t.edited")));
        await portal.Change(ContentDesk.Slug, db => db.Add(RuleVersion.Draft(Guid.NewGuid(), db.Rules.Single(r => r.Code == "t.edited"), 2, RuleRelease.Young(41, "t.edited"), (Guid.NewGuid(), "Editor"), null, portal.Clock.GetUtcNow())));

        Assert.Equal(1, (await portal.Release(("rules/t.edited.json", RuleRelease.Young(60, "t.edited"))))["rules that wait as drafts"]);
        Assert.Empty(await portal.Release(("rules/t.edited.json", RuleRelease.Young(60, "t.edited"))));
        Assert.Equal((Verdict.Met, Verdict.NotMet), (await portal.Ask("fujian", "t.edited", 40), await portal.Ask("fujian", "t.edited", 41)));
        Assert.Equal("Published Draft Draft", await portal.Scalar<string>("select string_agg(state, ' ' order by number) from rule_versions where code = 't.edited'"));
    }

    [Fact]
    public async Task A_release_that_one_of_its_persons_contradicts_is_not_loaded_at_all()
    {
        var fault = await Assert.ThrowsAsync<ContentException>(() => portal.Load(
            ("rules/t.good.json", RuleRelease.Young(40, "t.good")), ("rules/t.bad.json", RuleRelease.Young(40, "t.bad")), ("persons/t.bad.json", RuleRelease.Persons("t.bad", RuleRelease.Person("old", 70, "met")))));
        Assert.Equal("persons/t.bad.json", fault.File);
        Assert.Contains("old", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from rules where code in ('t.good', 't.bad')"));
    }

    [Fact]
    public async Task What_somebody_edited_of_a_person_stays_and_what_the_release_no_longer_has_goes()
    {
        (string, string) rule = ("rules/t.people.json", RuleRelease.Young(40, "t.people"));
        await portal.Release(rule, ("persons/t.people.json", RuleRelease.Persons("t.people", RuleRelease.Person("one", 30, "met"), RuleRelease.Person("two", 50, "not_met"), RuleRelease.Person("three", 31, "met"))));
        await portal.Scalar<int>("update rule_persons set is_edited = true, facts = '{\"age\":\"39\"}' where code = 'one' and rule_id = (select id from rules where code = 't.people')");
        await portal.Release(rule, ("persons/t.people.json", RuleRelease.Persons("t.people", RuleRelease.Person("one", 20, "met"), RuleRelease.Person("two", 60, "not_met"))));

        Assert.Equal("one 39, two 60", await portal.Scalar<string>("select string_agg(code || ' ' || (facts::json ->> 'age'), ', ' order by code) from rule_persons where rule_id = (select id from rules where code = 't.people')"));
    }

    [Fact]
    public async Task The_database_itself_lets_nobody_approve_what_they_wrote_nor_publish_what_nobody_read()
    {
        await portal.Release(("rules/t.eyes.json", RuleRelease.Young(40, "t.eyes")));
        var (author, other) = (Guid.NewGuid(), Guid.NewGuid());
        await portal.Change(ContentDesk.Slug, db => db.Add(RuleVersion.Draft(Guid.NewGuid(), db.Rules.Single(r => r.Code == "t.eyes"), 2, RuleRelease.Young(41, "t.eyes"), (author, "Editor"), null, portal.Clock.GetUtcNow())));
        const string Where = "where number = 2 and code = 't.eyes'";
        foreach (var change in new[] { $"state = 'Approved', reviewer_id = '{author}'", "state = 'Approved'", "is_public = true, effective_from = '2026-01-01'" })
            Assert.Equal("23514", (await Assert.ThrowsAsync<PostgresException>(() => portal.Scalar<int>($"update rule_versions set {change} {Where}"))).SqlState);
        await portal.Scalar<int>($"update rule_versions set state = 'Approved', reviewer_id = '{other}' {Where}");
    }
}

/// <summary>The whole release in rows.</summary>
public sealed class ReleasedRulesTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task All_rules_of_the_release_compute_from_rows_exactly_as_from_files()
    {
        var (rows, files) = (await portal.Services.GetRequiredService<RuleLibrary>().Of(null, CancellationToken.None), RuleLibrary.Released);
        Assert.NotSame(files.Shelf, rows.Shelf);
        Assert.Equal(files.Shelf.All.Select(one => (one.Code, one.Version, one.Digest)).Order(), rows.Shelf.All.Select(one => (one.Code, one.Version, one.Digest)).Order());
        Assert.NotEmpty(files.Persons);
        Assert.All(files.Persons, person => Assert.Empty(person.Check(rows.Evaluate(person.Rule, person.Sheet, person.On)!)));
        Assert.Equal(files.Persons.Count, await portal.Scalar<long>("select count(*) from rule_persons"));
    }
}
