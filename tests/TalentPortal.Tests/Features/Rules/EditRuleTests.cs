using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Rules;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>What the tests about writing rules share.</summary>
internal static class RuleEditScene
{
    public static DateOnly Today(this PortalFixture portal, int days = 0) => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(days);

    /// <summary>A new rule's first draft: whoever is at most so old meets it.</summary>
    public static Task<SaveRuleDraftResult> BeginRule(this PortalFixture portal, string code, int age = 40, string tenant = "fujian") =>
        portal.As(EditScene.Curator(tenant)).Get(new SaveRuleDraft(null, null, code, RuleRelease.Young(age, code), null, null));

    public static async Task<ViewOwnRuleResult> OwnRule(this PortalFixture portal, string code, int? number = null, string tenant = "fujian") => await portal.As(EditScene.Curator(tenant)).Get(new ViewOwnRule(code, number));

    public static async Task<ViewOwnRuleResult.Item> RuleAt(this PortalFixture portal, SaveRuleDraftResult draft, string tenant = "fujian") => (await portal.OwnRule(draft.Code, draft.Number, tenant)).Chosen!;

    public static async Task<Guid> MakeUp(this PortalFixture portal, Guid rule, string code, int age, Verdict expect, string tenant = "fujian", string on = "2026-11-23") =>
        (await portal.As(EditScene.Curator(tenant)).Get(new SaveRulePerson(rule, null, Person(code, age, expect, on), null))).PersonId;

    public static RulePersonDraft Person(string code, int age, Verdict? expect, string on = "2026-11-23") => new()
    {
        Code = code, NameZh = "\u67d0\u4eba " + code, NameEn = "Somebody " + code, On = on, Expect = expect, Facts = { ["age"] = age.ToString(CultureInfo.InvariantCulture) },
    };

    /// <summary>One who meets it and one who does not.</summary>
    public static async Task Two(this PortalFixture portal, SaveRuleDraftResult draft, int young = 20, int old = 70, string tenant = "fujian")
    {
        await portal.MakeUp(draft.RuleId, "young", young, Verdict.Met, tenant);
        await portal.MakeUp(draft.RuleId, "old", old, Verdict.NotMet, tenant);
    }

    public static async Task<Outcome<Done>> Submit(this PortalFixture portal, SaveRuleDraftResult draft, string tenant = "fujian") => await portal.As(EditScene.Curator(tenant)).Send(new SubmitRule(draft.VersionId, (await portal.RuleAt(draft, tenant)).Version));

    public static async Task Approve(this PortalFixture portal, SaveRuleDraftResult draft, string tenant = "fujian")
    {
        Assert.Equal(OutcomeKind.Ok, (await portal.Submit(draft, tenant)) is var done && done.IsOk ? OutcomeKind.Ok : throw new InvalidOperationException(string.Join("; ", done.Errors.Select(one => $"{one.Field} {one.Text.Name} {string.Join(' ', one.Text.Args)}")) + done.Reason?.Name));
        await portal.As(EditScene.Second(tenant)).Get(new ReviewRule(draft.VersionId, true, null, (await portal.RuleAt(draft, tenant)).Version));
    }

    public static async Task<Outcome<ScheduleRuleResult>> Schedule(this PortalFixture portal, SaveRuleDraftResult draft, DateTime? at = null, DateOnly? from = null, string? correction = null, string tenant = "fujian") =>
        await portal.As(EditScene.Second(tenant)).Send(new ScheduleRule(draft.VersionId, at, from, correction, (await portal.RuleAt(draft, tenant)).Version));

    public static async Task<SaveRuleDraftResult> Publish(this PortalFixture portal, SaveRuleDraftResult draft, DateOnly? from = null, string tenant = "fujian")
    {
        await portal.Approve(draft, tenant);
        Assert.True((await portal.Schedule(draft, from: from, correction: "It was wrong before.", tenant: tenant)).IsOk);
        return draft;
    }

    /// <summary>The next version of a rule.</summary>
    public static async Task<SaveRuleDraftResult> Next(this PortalFixture portal, SaveRuleDraftResult rule, int age, string tenant = "fujian") =>
        await portal.As(EditScene.Curator(tenant)).Get(new SaveRuleDraft(rule.RuleId, null, null, RuleRelease.Young(age, rule.Code), null, (await portal.OwnRule(rule.Code, tenant: tenant)).Version));
}

public sealed class SaveRuleDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_typed_is_kept_with_all_its_faults_and_each_is_told_with_its_place()
    {
        const string Typed = """{"schema":1,"code":"t.faulty","kind":"eligibility","title":{"zh":"t","en":"t"},"level":"national","place":"cn","from":"2026-01-01","when":{"all":[{"fact":"wisdom","ge":3},{"fact":"age","is":"old"},{"fact":"age","le":40,"whn":1}]}}""";
        var draft = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, "t.faulty", Typed, null, null));

        Assert.Equal(["/when/all/0/fact fact", "/when/all/1/is value", "/when/all/2/whn unknown"], draft.Faults.Select(fault => $"{fault.Path} {fault.Code}").Order(StringComparer.Ordinal));
        var seen = await portal.OwnRule("t.faulty");
        Assert.Equal((Typed, null, 3), (seen.Text, seen.Document, seen.Faults.Count));
        var refused = await portal.Submit(draft);
        Assert.Equal((OutcomeKind.Invalid, "RuleFault_fact"), (refused.Kind, refused.Errors.Single(error => error.Field == "/when/all/0/fact").Text.Name));

        const string Half = """{"schema":1,"code":"t.faulty","when":{""";
        var again = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(draft.RuleId, draft.VersionId, null, Half, null, seen.Chosen!.Version));
        Assert.Equal("json", Assert.Single(again.Faults).Code);
        Assert.Equal(Half, (await portal.OwnRule("t.faulty")).Text);
    }

    [Fact]
    public async Task A_document_that_names_another_rule_is_a_fault_and_two_rules_of_one_code_are_refused()
    {
        var draft = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, "t.mine", RuleRelease.Young(40, "t.theirs"), null, null));
        Assert.Equal(("/code", "code"), Assert.Single(draft.Faults) is var fault ? (fault.Path, fault.Code) : default);
        Assert.Equal("SaveRuleDraft_CodeTaken", (await portal.As(EditScene.Second()).Send(new SaveRuleDraft(null, null, "t.mine", "{}", null, null))).Errors.Single().Text.Name);
        Assert.Equal("Code", (await portal.As(EditScene.Curator()).Send(new SaveRuleDraft(null, null, "no code", "{}", null, null))).Errors.Single().Field);
        Assert.Equal("Document", (await portal.As(EditScene.Curator()).Send(new SaveRuleDraft(null, null, "t.long", new string('x', RuleDocument.BytesMax + 1), null, null))).Errors.Single().Field);
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_overwrites_nothing()
    {
        var draft = await portal.BeginRule("t.conflict");
        var seen = await portal.RuleAt(draft);
        await portal.As(EditScene.Second()).Get(new SaveRuleDraft(draft.RuleId, draft.VersionId, null, RuleRelease.Young(44, draft.Code), null, seen.Version));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(EditScene.Curator()).Send(new SaveRuleDraft(draft.RuleId, draft.VersionId, null, RuleRelease.Young(55, draft.Code), null, seen.Version))).Kind);
        Assert.Contains("44", (await portal.OwnRule(draft.Code)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_writes_a_rule_of_the_desks_anew_begins_with_the_persons_of_the_release()
    {
        const string Code = "cn.gba-tax";
        var foreign = await portal.OwnRule(Code);
        Assert.Equal((null, null), (foreign.Id, foreign.Chosen));
        var draft = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, Code, foreign.Text, null, null));
        Assert.Empty(draft.Faults);
        var own = await portal.OwnRule(Code);
        Assert.Equal(RuleLibrary.Released.Persons.Count(person => person.Rule == Code), own.Persons.Count);
        Assert.All(own.Gate!.Persons, one => Assert.True(one.Passes));
    }
}

public sealed class SubmitRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_version_that_somebody_made_up_contradicts_is_not_passed_on_and_the_answer_names_them()
    {
        var draft = await portal.BeginRule("t.contradicted", 40);
        await portal.Two(draft, young: 41);
        var outcome = await portal.Submit(draft);

        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        var wrong = Assert.Single(outcome.Errors, error => error.Field.StartsWith("persons/", StringComparison.Ordinal));
        Assert.Equal("persons/young", wrong.Field);
        Assert.Equal(new TextKey("Gate_verdict", "Somebody young", "met", "not met"), wrong.Text);
        Assert.Equal(RuleState.Draft, (await portal.RuleAt(draft)).State);

        await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(draft.RuleId, draft.VersionId, null, RuleRelease.Young(41, draft.Code), null, (await portal.RuleAt(draft)).Version));
        Assert.True((await portal.Submit(draft)).IsOk);
    }

    [Fact]
    public async Task A_test_that_nobody_meets_or_nobody_fails_is_not_passed_on()
    {
        var draft = await portal.BeginRule("t.untested");
        Assert.Equal(["RuleFault_untestedMet", "RuleFault_untestedNotMet"], (await portal.Submit(draft)).Errors.Select(error => error.Text.Name));
        await portal.MakeUp(draft.RuleId, "young", 20, Verdict.Met);
        Assert.Equal(("/when", "RuleFault_untestedNotMet"), (await portal.Submit(draft)).Errors.Single() is var wrong ? (wrong.Field, wrong.Text.Name) : default);
        await portal.MakeUp(draft.RuleId, "old", 70, Verdict.NotMet);
        Assert.True((await portal.Submit(draft)).IsOk);
    }

    [Fact]
    public async Task Somebody_whose_day_lies_before_the_version_tests_nothing_of_it()
    {
        var code = "t.later";
        var draft = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, code, RuleRelease.Young(40, code, "2027-01-01"), null, null));
        await portal.Two(draft);
        Assert.Contains((await portal.Submit(draft)).Errors, error => error.Text.Name == "Gate_NoVersion" && error.Field == "persons/old");
        foreach (var person in (await portal.OwnRule(code)).Persons)
        {
            var moved = RulePersonDraft.Of(person.Person);
            moved.On = "2027-01-01";
            await portal.As(EditScene.Curator()).Get(new SaveRulePerson(draft.RuleId, person.Id, moved, person.Version));
        }

        Assert.True((await portal.Submit(draft)).IsOk);
    }

    [Fact]
    public async Task Persons_of_a_rule_that_refers_to_it_keep_it_back_too()
    {
        var below = await portal.BeginRule("t.below", 40);
        await portal.Two(below);
        await portal.Publish(below);
        var above = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, "t.above", RuleScene.Document("""{"rule":"t.below","is":"met"}""", "t.above"), null, null));
        await portal.Two(above, young: 39);
        await portal.Publish(above);

        var stricter = await portal.Next(below, 30);
        var wrong = Assert.Single((await portal.Submit(stricter)).Errors);
        Assert.Equal(("persons/t.above/young", "Gate_Elsewhere"), (wrong.Field, wrong.Text.Name));
        Assert.Contains("Somebody young", wrong.Text.Args.OfType<string>().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_leads_back_to_itself_or_to_nothing_is_not_passed_on()
    {
        var first = await portal.BeginRule("t.round");
        await portal.Two(first);
        await portal.Publish(first);
        var second = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, "t.about", RuleScene.Document("""{"rule":"t.round","is":"met"}""", "t.about"), null, null));
        await portal.Two(second);
        await portal.Publish(second);
        var circle = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(first.RuleId, null, null, RuleScene.Document("""{"rule":"t.about","is":"met"}""", "t.round"), null, (await portal.OwnRule("t.round")).Version));
        Assert.Contains((await portal.Submit(circle)).Errors, error => error.Text.Name == "RuleFault_circle");
        var nothing = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, "t.nothing", RuleScene.Document("""{"rule":"t.gone","is":"met"}""", "t.nothing"), null, null));
        Assert.Contains((await portal.Submit(nothing)).Errors, error => error.Text.Name == "RuleFault_rule");
    }
}

public sealed class ReviewRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_approves_what_they_wrote_however_little_of_it()
    {
        var draft = await portal.BeginRule("t.eyes");
        await portal.Two(draft);
        await portal.As(EditScene.Second()).Get(new SaveRuleDraft(draft.RuleId, draft.VersionId, null, RuleRelease.Young(41, draft.Code), null, (await portal.RuleAt(draft)).Version));
        Assert.True((await portal.Submit(draft)).IsOk);
        foreach (var author in new[] { EditScene.Curator(), EditScene.Second() })
            Assert.Equal((OutcomeKind.Refused, "Rule_OwnWork"), (await portal.As(author).Send(new ReviewRule(draft.VersionId, true, null, (await portal.RuleAt(draft)).Version))) is var own ? (own.Kind, own.Reason?.Name) : default);
        await portal.As(Personas.Staff(TalentPortal.Platform.Security.PortalRole.TenantAdministrator)).Get(new ReviewRule(draft.VersionId, true, null, (await portal.RuleAt(draft)).Version));
        Assert.Equal(RuleState.Approved, (await portal.RuleAt(draft)).State);
    }

    [Fact]
    public async Task Sent_back_it_needs_a_reason_and_is_a_draft_again()
    {
        var draft = await portal.BeginRule("t.back");
        await portal.Two(draft);
        await portal.Submit(draft);
        var seen = await portal.RuleAt(draft);
        Assert.Equal("Reason", (await portal.As(EditScene.Second()).Send(new ReviewRule(draft.VersionId, false, " ", seen.Version))).Errors.Single().Field);
        await portal.As(EditScene.Second()).Get(new ReviewRule(draft.VersionId, false, "Say whose age.", seen.Version));
        Assert.Equal((RuleState.Draft, "Say whose age."), (await portal.RuleAt(draft)) is var back ? (back.State, back.Reason) : default);
    }

    [Fact]
    public async Task What_somebody_came_to_contradict_after_it_was_submitted_is_not_approved()
    {
        var draft = await portal.BeginRule("t.meanwhile");
        await portal.Two(draft);
        await portal.Submit(draft);
        await portal.MakeUp(draft.RuleId, "third", 45, Verdict.Met);
        Assert.Equal(["persons/third"], (await portal.As(EditScene.Second()).Send(new ReviewRule(draft.VersionId, true, null, (await portal.RuleAt(draft)).Version))).Errors.Select(error => error.Field));
    }
}

public sealed class ScheduleRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_version_computes_from_its_day_on_and_days_before_keep_their_results()
    {
        var first = await portal.BeginRule("t.day", 40);
        await portal.Two(first);
        await portal.Publish(first);
        var second = await portal.Next(first, 60);
        await portal.Approve(second);
        var day = portal.Today(10);
        Assert.Equal(day, (await portal.Schedule(second, from: day)).Value.EffectiveFrom);

        Assert.Equal((Verdict.NotMet, Verdict.Met), (await portal.Ask("fujian", "t.day", 50, day.AddDays(-1)), await portal.Ask("fujian", "t.day", 50, day)));
        var item = (await portal.As(EditScene.Curator()).Get(new BrowseOwnRules("t.day"))).Items.Single();
        Assert.Equal((1, day), (item.Number, item.Next));
    }

    [Fact]
    public async Task A_day_that_is_past_changes_results_that_were_told_and_needs_a_reason()
    {
        var first = await portal.BeginRule("t.past", 40);
        await portal.Two(first);
        await portal.Approve(first);
        // Nothing was told yet, so that nothing becomes another.
        Assert.True((await portal.Schedule(first)).IsOk);
        var second = await portal.Next(first, 60);
        await portal.Approve(second);
        Assert.Equal("Correction", (await portal.Schedule(second, from: portal.Today(-1))).Errors.Single().Field);
        Assert.Equal(Verdict.NotMet, await portal.Ask("fujian", "t.past", 50));
        Assert.True((await portal.Schedule(second, from: portal.Today(-1), correction: "The text always said sixty.")).IsOk);
        Assert.Equal((Verdict.NotMet, Verdict.Met), (await portal.Ask("fujian", "t.past", 50, portal.Today(-2)), await portal.Ask("fujian", "t.past", 50, portal.Today(-1))));
        Assert.Equal("The text always said sixty.", (await portal.RuleAt(second)).Correction);
    }

    [Fact]
    public async Task It_cannot_compute_before_its_document_holds_nor_be_published_unread()
    {
        var draft = await portal.BeginRule("t.bounds", 40);
        await portal.Two(draft);
        Assert.Equal("Rule_NotApproved", (await portal.Schedule(draft)).Reason?.Name);
        await portal.Approve(draft);
        Assert.Equal("EffectiveFrom", (await portal.Schedule(draft, from: new(1999, 12, 31))).Errors.Single().Field);
        Assert.Equal("At", (await portal.Schedule(draft, at: portal.Clock.GetUtcNow().AddHours(7).DateTime)).Errors.Single().Field);
    }
}

public sealed class PublishDueRulesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_scheduled_computes_for_nobody_before_its_hour_and_for_everybody_from_then_on()
    {
        var draft = await portal.BeginRule("t.hour", 40);
        await portal.Two(draft);
        await portal.Approve(draft);
        Assert.True((await portal.Schedule(draft, at: portal.Clock.GetUtcNow().AddHours(8).AddMinutes(10).DateTime)).IsOk);
        Assert.Equal(0, (await portal.AsSystem().Get(new PublishDueRules())).Published);
        Assert.Null(await portal.Ask("fujian", "t.hour", 30, new(2030, 1, 1)));
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, (await portal.AsSystem().Get(new PublishDueRules())).Published);
        Assert.Equal((Verdict.Met, null, null), (await portal.Ask("fujian", "t.hour", 30), await portal.Ask("greater-bay", "t.hour", 30), await portal.Ask(null, "t.hour", 30)));
    }

    [Fact]
    public async Task What_somebody_contradicts_when_the_hour_comes_goes_back_and_is_not_tried_again()
    {
        var draft = await portal.BeginRule("t.held", 40);
        await portal.Two(draft);
        await portal.Approve(draft);
        Assert.True((await portal.Schedule(draft, at: portal.Clock.GetUtcNow().AddHours(8).AddMinutes(10).DateTime)).IsOk);
        await portal.MakeUp(draft.RuleId, "third", 45, Verdict.Met);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(0, (await portal.AsSystem().Get(new PublishDueRules())).Published);
        Assert.Equal((RuleState.Draft, "Rule_GateClosed"), (await portal.RuleAt(draft)) is var back ? (back.State, back.Reason) : default);
        Assert.Null(await portal.Ask("fujian", "t.held", 30));
    }

    [Fact]
    public async Task A_tenants_own_rule_stands_in_the_place_of_the_desks_there_alone_and_only_from_its_day_on()
    {
        await portal.Release(("rules/t.own.json", RuleRelease.Young(40, "t.own")));
        var own = await portal.BeginRule("t.own", 60);
        await portal.Two(own);
        await portal.Publish(own, portal.Today());

        Assert.Equal((Verdict.Met, Verdict.NotMet, Verdict.NotMet), (await portal.Ask("fujian", "t.own", 50, portal.Today()), await portal.Ask("greater-bay", "t.own", 50, portal.Today()), await portal.Ask(null, "t.own", 50, portal.Today())));
        Assert.Equal(Verdict.NotMet, await portal.Ask("fujian", "t.own", 50, portal.Today(-1)));

        // What the desk publishes later shows everywhere else, and not here.
        await portal.Release(("rules/t.own.json", RuleRelease.Young(55, "t.own")));
        Assert.Equal((Verdict.Met, Verdict.Met), (await portal.Ask("fujian", "t.own", 60, portal.Today()), await portal.Ask("greater-bay", "t.own", 55, portal.Today())));
    }

    [Fact]
    public async Task The_desks_curators_write_for_every_site()
    {
        var draft = await portal.BeginRule("t.national", 40, ContentDesk.Slug);
        await portal.Two(draft, tenant: ContentDesk.Slug);
        await portal.Publish(draft, tenant: ContentDesk.Slug);
        foreach (var site in new[] { null, "fujian", "greater-bay" }) Assert.Equal(Verdict.Met, await portal.Ask(site, "t.national", 30));
    }
}

public sealed class WithdrawRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_one_before_computes_again_and_at_last_nothing()
    {
        var first = await portal.BeginRule("t.off", 40);
        await portal.Two(first);
        await portal.Publish(first);
        var second = await portal.Publish(await portal.Next(first, 60));
        Assert.Equal(Verdict.Met, await portal.Ask("fujian", "t.off", 50));
        var seen = await portal.OwnRule("t.off");
        Assert.Equal("Reason", (await portal.As(EditScene.Curator()).Send(new WithdrawRule(first.RuleId, second.Number, "", seen.Version))).Errors.Single().Field);
        await portal.As(EditScene.Curator()).Get(new WithdrawRule(first.RuleId, second.Number, "It was forty.", seen.Version));
        Assert.Equal(Verdict.NotMet, await portal.Ask("fujian", "t.off", 50));
        await portal.As(EditScene.Curator()).Get(new WithdrawRule(first.RuleId, null, "It is no rule at all.", (await portal.OwnRule("t.off")).Version));
        Assert.Null(await portal.Ask("fujian", "t.off", 30));
        Assert.Equal("Rule_NotPublished", (await portal.As(EditScene.Curator()).Send(new WithdrawRule(first.RuleId, null, "Again.", (await portal.OwnRule("t.off")).Version))).Reason?.Name);
    }

    [Fact]
    public async Task What_others_refer_to_stays_and_a_tenants_own_gives_way_to_the_desks()
    {
        var below = await portal.BeginRule("t.below", 40);
        await portal.Two(below);
        await portal.Publish(below);
        var above = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, "t.above", RuleScene.Document("""{"rule":"t.below","is":"met"}""", "t.above"), null, null));
        await portal.Two(above);
        await portal.Publish(above);
        var refused = await portal.As(EditScene.Curator()).Send(new WithdrawRule(below.RuleId, null, "Gone.", (await portal.OwnRule("t.below")).Version));
        Assert.Equal(new TextKey("WithdrawRule_Referred", "t.above"), refused.Reason);

        await portal.Release(("rules/t.below.json", RuleRelease.Young(20, "t.below")));
        await portal.As(EditScene.Curator()).Get(new WithdrawRule(below.RuleId, null, "The desk has it now.", (await portal.OwnRule("t.below")).Version));
        Assert.Equal((Verdict.NotMet, Verdict.NotMet), (await portal.Ask("fujian", "t.below", 30), await portal.Ask("fujian", "t.above", 30)));
    }
}

public sealed class RollBackRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_a_new_version_that_somebody_else_has_to_read_and_the_old_ones_stay()
    {
        var first = await portal.BeginRule("t.rolled", 40);
        await portal.Two(first);
        await portal.Publish(first);
        await portal.Publish(await portal.Next(first, 60));
        var rule = await portal.OwnRule("t.rolled");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new RollBackRule(first.RuleId, 9, rule.Version))).Kind);
        var back = await portal.As(EditScene.Curator()).Get(new RollBackRule(first.RuleId, 1, rule.Version));
        Assert.Equal((3, Verdict.Met), (back.Number, await portal.Ask("fujian", "t.rolled", 50)));
        await portal.Publish(back);
        Assert.Equal(Verdict.NotMet, await portal.Ask("fujian", "t.rolled", 50));
        Assert.Equal([RuleState.Published, RuleState.Published, RuleState.Published], (await portal.OwnRule("t.rolled")).Versions.Select(v => v.State));
    }
}

public sealed class DiscardRuleDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_rule_of_which_nothing_computed_goes_with_its_last_draft_and_its_persons()
    {
        var draft = await portal.BeginRule("t.thrown");
        await portal.Two(draft);
        await portal.As(EditScene.Curator()).Get(new DiscardRuleDraft(draft.VersionId, (await portal.RuleAt(draft)).Version));
        Assert.Equal((0L, 0L), (await portal.Scalar<long>("select count(*) from rules where code = 't.thrown'"), await portal.Scalar<long>($"select count(*) from rule_persons where rule_id = '{draft.RuleId}'")));
        var kept = await portal.BeginRule("t.kept");
        await portal.Two(kept);
        await portal.Publish(kept);
        var next = await portal.Next(kept, 50);
        await portal.As(EditScene.Curator()).Get(new DiscardRuleDraft(next.VersionId, (await portal.RuleAt(next)).Version));
        Assert.Equal(OutcomeKind.Refused, (await portal.As(EditScene.Curator()).Send(new DiscardRuleDraft(kept.VersionId, (await portal.RuleAt(kept)).Version))).Kind);
    }
}

public sealed class SaveRulePersonTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_cannot_be_read_is_told_by_its_field()
    {
        var draft = await portal.BeginRule("t.persons");
        (string Field, Action<RulePersonDraft> Change)[] wrong =
        [
            ("Code", d => d.Code = "a b"), ("NameZh", d => d.NameZh = " "), ("NameEn", d => d.NameEn = null), ("On", d => d.On = "soon"), ("Points", d => d.Points = "many"), ("Expect", d => d.Expect = null),
            ("Facts[age]", d => d.Facts["age"] = "old"), ("Facts[age]", d => d.Facts["age"] = "900"), ("Facts[wisdom]", d => d.Facts["wisdom"] = "3"),
        ];
        foreach (var (field, change) in wrong)
        {
            var person = RuleEditScene.Person("one", 30, Verdict.Met);
            change(person);
            var outcome = await portal.As(EditScene.Curator()).Send(new SaveRulePerson(draft.RuleId, null, person, null));
            Assert.Equal((OutcomeKind.Invalid, field), (outcome.Kind, outcome.Errors.FirstOrDefault()?.Field));
        }

        var one = await portal.MakeUp(draft.RuleId, "one", 30, Verdict.Met);
        var other = await portal.BeginRule("t.persons2");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new SaveRulePerson(other.RuleId, one, RuleEditScene.Person("one", 31, Verdict.Met), (await portal.OwnRule("t.persons")).Persons.Single().Version))).Kind);
        Assert.Equal("SaveRulePerson_CodeTaken", (await portal.As(EditScene.Curator()).Send(new SaveRulePerson(draft.RuleId, null, RuleEditScene.Person("one", 31, Verdict.Met), null))).Errors.Single().Text.Name);
        Assert.Single((await portal.OwnRule("t.persons")).Persons);
    }
}

public sealed class RemoveRulePersonTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_was_taken_out_of_a_release_does_not_come_back_with_the_next()
    {
        (string, string)[] Files(int age) => [("rules/t.gone.json", RuleRelease.Young(40, "t.gone")), ("persons/t.gone.json", RuleRelease.Persons("t.gone", RuleRelease.Person("one", age, "met"), RuleRelease.Person("two", 70, "not_met")))];
        await portal.Release(Files(30));
        var rule = await portal.OwnRule("t.gone", tenant: ContentDesk.Slug);
        var one = rule.Persons.Single(person => person.Person.Code == "one");
        await portal.As(EditScene.Curator(ContentDesk.Slug)).Get(new RemoveRulePerson(one.Id, one.Version));
        await portal.Release(Files(31));
        Assert.Equal(["two"], (await portal.OwnRule("t.gone", tenant: ContentDesk.Slug)).Persons.Select(person => person.Person.Code));
        await portal.MakeUp(rule.Id!.Value, "one", 35, Verdict.Met, ContentDesk.Slug);
        Assert.Equal(2, (await portal.OwnRule("t.gone", tenant: ContentDesk.Slug)).Persons.Count);
    }
}

public sealed class BrowseOwnRulesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_waits_for_a_reader_stands_first_and_the_desks_rules_last()
    {
        var published = await portal.BeginRule("t.b-shown");
        await portal.Two(published);
        await portal.Publish(published);
        await portal.BeginRule("t.a-draft");
        var waits = await portal.BeginRule("t.c-waits");
        await portal.Two(waits);
        await portal.Submit(waits);
        await portal.BeginRule("t.elsewhere", tenant: "greater-bay");

        var items = (await portal.As(EditScene.Curator()).Get(new BrowseOwnRules())).Items;
        Assert.Equal(["t.c-waits", "t.a-draft", "t.b-shown"], items.Take(3).Select(item => item.Code));
        Assert.DoesNotContain(items, item => item.Code == "t.elsewhere");
        Assert.Contains(items, item => item is { Code: "cn.work-permit.points", IsOwn: false });
        Assert.Equal((2, 2, 1), (items[2].Passing, items[2].Persons, items[2].Number));
        Assert.True(items[0].Open.Single().IsMine);
        Assert.False((await portal.As(EditScene.Second()).Get(new BrowseOwnRules("c-waits"))).Items.Single().Open.Single().IsMine);
    }
}

public sealed class ViewOwnRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_what_is_on_its_way_with_how_everybody_made_up_comes_out()
    {
        var first = await portal.BeginRule("t.seen", 40);
        await portal.Two(first);
        await portal.Publish(first);
        await portal.Next(first, 80);
        var seen = await portal.OwnRule("t.seen");
        Assert.Equal((2, RuleState.Draft, true, 1), (seen.Chosen!.Number, seen.Chosen.State, seen.Chosen.IsMine, seen.CurrentNumber));
        Assert.Equal(["old"], seen.Gate!.Persons.Where(one => !one.Passes).Select(one => one.Person.Code));
        Assert.True((await portal.OwnRule("t.seen", 1)).Gate!.Persons.All(one => one.Passes));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new ViewOwnRule("t.seen", 9))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator("greater-bay")).Send(new ViewOwnRule("t.seen"))).Kind);
    }
}

public sealed class CompareRulesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_in_words_what_changed_and_who_comes_out_otherwise()
    {
        var first = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(null, null, "t.diff", RuleScene.Document("""{"all":[{"fact":"age","le":40},{"fact":"degree","ge":"bachelor"}]}""", "t.diff"), null, null));
        await portal.MakeUp(first.RuleId, "between", 45, Verdict.NotMet);
        var second = await portal.As(EditScene.Curator()).Get(new SaveRuleDraft(
            first.RuleId, null, null, RuleScene.Document("""{"all":[{"fact":"clean_record","is":true},{"fact":"age","le":50},{"fact":"degree","ge":"bachelor"}]}""", "t.diff"), null, (await portal.OwnRule("t.diff")).Version));
        var compared = await portal.As(EditScene.Curator()).Get(new CompareRules("t.diff", first.Number, second.Number));

        Assert.Empty(compared.Head);
        // The degree only moved down by a line.
        Assert.DoesNotContain(compared.Lines, line => line.Line.Written.Contains("degree", StringComparison.Ordinal));
        Assert.Contains(compared.Lines, line => line.Before?.Says.En?.Contains("40", StringComparison.Ordinal) == true);
        Assert.Contains(compared.Lines, line => line.After?.Says.En?.Contains("50", StringComparison.Ordinal) == true);
        Assert.Equal(("between", Verdict.NotMet, Verdict.Unknown), compared.Moved.Single() is var moved ? (moved.Person.Code, moved.Before.Verdict, moved.After.Verdict) : default);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new CompareRules("t.diff", 1, 7))).Kind);
    }
}
