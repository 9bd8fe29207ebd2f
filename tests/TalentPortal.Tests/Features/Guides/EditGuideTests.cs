using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Guides;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Guides;

/// <summary>What the tests about writing guides share.</summary>
internal static class EditScene
{
    public static DemoPerson Curator(string tenant = "fujian") => Personas.Staff(PortalRole.Curator, tenant);

    public static DemoPerson Second(string tenant = "fujian") => Personas.SecondCurator(tenant);

    public static GuideDraft Draft(string key, string en = "One.", string zh = "一。")
    {
        var draft = GuideDraft.Of(GuideScene.Text(key).With(GuideScene.Block("what", zh, en)));
        draft.Head["source"] = null;
        return draft;
    }

    /// <summary>A new guide's first draft.</summary>
    public static Task<SaveGuideDraftResult> Begin(this PortalFixture portal, string key, string tenant = "fujian") => portal.As(Curator(tenant)).Get(new SaveGuideDraft(null, null, Draft(key), null));

    public static async Task<ViewOwnGuideResult> Own(this PortalFixture portal, Guid guide, int? number = null, string tenant = "fujian") => await portal.As(Curator(tenant)).Get(new ViewOwnGuide(guide, number));

    public static async Task<ViewOwnGuideResult.Item> Version(this PortalFixture portal, SaveGuideDraftResult draft, string tenant = "fujian") => (await portal.Own(draft.GuideId, draft.Number, tenant)).Chosen;

    public static async Task Submit(this PortalFixture portal, SaveGuideDraftResult draft, string tenant = "fujian") => await portal.As(Curator(tenant)).Get(new SubmitGuide(draft.VersionId, (await portal.Version(draft, tenant)).Version));

    public static async Task Approve(this PortalFixture portal, SaveGuideDraftResult draft, string tenant = "fujian")
    {
        await portal.Submit(draft, tenant);
        await portal.As(Second(tenant)).Get(new ReviewGuide(draft.VersionId, true, null, (await portal.Version(draft, tenant)).Version));
    }

    public static async Task<SaveGuideDraftResult> Publish(this PortalFixture portal, SaveGuideDraftResult draft, string tenant = "fujian")
    {
        await portal.Approve(draft, tenant);
        await portal.As(Second(tenant)).Get(new ScheduleGuide(draft.VersionId, null, (await portal.Version(draft, tenant)).Version));
        return draft;
    }

    /// <summary>The next version of a guide that is shown.</summary>
    public static async Task<SaveGuideDraftResult> Next(this PortalFixture portal, Guid guide, GuideDraft draft, string tenant = "fujian") =>
        await portal.As(Curator(tenant)).Get(new SaveGuideDraft(guide, null, draft, (await portal.Own(guide, tenant: tenant)).Version));
}

public sealed class SaveGuideDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_cannot_be_read_is_told_by_its_field_and_nothing_is_kept()
    {
        (string Field, Action<GuideDraft> Change)[] wrong =
        [
            ("kind", d => d.Head["kind"] = "rumour"), ("title_en", d => d.Head["title_en"] = " "), ("review_on", d => d.Head["review_on"] = "soon"), ("topics", d => d.Head["topics"] = "love"), ("source", d => d.Head["source"] = "S0"),
            ("related", d => d.Head["related"] = "nothing-there"), ("Parts[0].En", d => d.Parts[0].En = ""), ("Parts[0].Zh", d => d.Parts[0].Zh = "{v:no.claim}"), ("Parts[0].En", d => d.Parts[0].En = "{term:nonsense}"), ("Parts[0].En", d => d.Parts[0].En = "# Too high"),
            ("Parts[0].En", d => d.Parts[0].En = "a\n:::\nb"), ("Parts[0].Id", d => d.Parts[0].Id = "A b"), ("Parts[0].Audience", d => d.Parts[0].Audience = "martian"), ("Parts[1].Id", d => d.Parts.Add(new() { Id = "what", Zh = "一", En = "one" })), ("Parts", d => d.Parts.Clear()),
        ];
        foreach (var (field, change) in wrong)
        {
            var draft = EditScene.Draft("wrong-one");
            change(draft);
            var outcome = await portal.As(EditScene.Curator()).Send(new SaveGuideDraft(null, null, draft, null));
            Assert.Equal((OutcomeKind.Invalid, field), (outcome.Kind, outcome.Errors.FirstOrDefault()?.Field));
        }

        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from guides where key = 'wrong-one'"));
    }

    [Fact]
    public async Task Only_the_language_that_was_changed_is_of_today()
    {
        var draft = EditScene.Draft("ages");
        draft.Parts.Add(new() { Id = "two", Zh = "二", En = "two" });
        var first = await portal.Publish(await portal.As(EditScene.Curator()).Get(new SaveGuideDraft(null, null, draft, null)));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        draft.Parts[1].Zh = "贰";
        var second = await portal.Next(first.GuideId, draft);
        var blocks = (await portal.Own(first.GuideId, second.Number)).Text.Blocks.ToList();
        Assert.Equal((null, portal.Day(0)), (blocks[0].BehindSince(Language.English), blocks[1].BehindSince(Language.English)));
        draft.Parts[1].Zh = "二";
        await portal.As(EditScene.Curator()).Get(new SaveGuideDraft(first.GuideId, second.VersionId, draft, (await portal.Version(second)).Version));
        Assert.All((await portal.Own(first.GuideId, second.Number)).Text.Blocks, block => Assert.Null(block.BehindSince(Language.English)));
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_overwrites_nothing()
    {
        var draft = await portal.Begin("conflict");
        var seen = await portal.Version(draft);
        await portal.As(EditScene.Second()).Get(new SaveGuideDraft(draft.GuideId, draft.VersionId, EditScene.Draft("conflict", "Theirs."), seen.Version));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(EditScene.Curator()).Send(new SaveGuideDraft(draft.GuideId, draft.VersionId, EditScene.Draft("conflict", "Mine."), seen.Version))).Kind);
        Assert.Equal("Theirs.", (await portal.Own(draft.GuideId)).Text.Blocks.Single().En);
        await portal.As(EditScene.Curator()).Get(new SaveGuideDraft(draft.GuideId, draft.VersionId, EditScene.Draft("conflict", "Mine."), (await portal.Version(draft)).Version));
        Assert.Equal("Mine.", (await portal.Own(draft.GuideId)).Text.Blocks.Single().En);
        var taken = await portal.As(EditScene.Second()).Send(new SaveGuideDraft(null, null, EditScene.Draft("conflict"), null));
        Assert.Equal((OutcomeKind.Invalid, "key"), (taken.Kind, taken.Errors[0].Field));
    }

    [Fact]
    public async Task Other_tenants_and_consultants_neither_see_nor_write_it()
    {
        var draft = await portal.Begin("mine-alone");
        var version = (await portal.Version(draft)).Version;
        foreach (var stranger in new[] { EditScene.Curator("greater-bay"), Personas.Staff(PortalRole.DomesticConsultant), Personas.Talent })
        {
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new ViewOwnGuide(draft.GuideId))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new SaveGuideDraft(draft.GuideId, draft.VersionId, EditScene.Draft("mine-alone"), version))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new SubmitGuide(draft.VersionId, version))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new DiscardGuideDraft(draft.VersionId, version))).Kind);
        }
    }
}

public sealed class ReviewGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_approves_what_they_wrote_nor_a_second_accounts_draft_that_they_touched()
    {
        var draft = await portal.Begin("four-eyes");
        await portal.As(EditScene.Second()).Get(new SaveGuideDraft(draft.GuideId, draft.VersionId, EditScene.Draft("four-eyes", "Touched."), (await portal.Version(draft)).Version));
        await portal.Submit(draft);
        foreach (var author in new[] { EditScene.Curator(), EditScene.Second() })
        {
            var refused = await portal.As(author).Send(new ReviewGuide(draft.VersionId, true, null, (await portal.Version(draft)).Version));
            Assert.Equal((OutcomeKind.Refused, "Guide_OwnWork"), (refused.Kind, refused.Reason?.Name));
        }

        Assert.True((await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new ReviewGuide(draft.VersionId, true, null, (await portal.Version(draft)).Version))).IsOk);
        Assert.Equal(GuideState.Approved, (await portal.Version(draft)).State);
    }

    [Fact]
    public async Task What_is_sent_back_needs_a_reason_and_nothing_unread_is_approved()
    {
        var draft = await portal.Begin("back");
        await portal.Submit(draft);
        var read = (await portal.Version(draft)).Version;
        Assert.Equal((OutcomeKind.Invalid, "Reason"), (await portal.As(EditScene.Second()).Send(new ReviewGuide(draft.VersionId, false, " ", read)) is var none ? (none.Kind, none.Errors[0].Field) : default));
        await portal.As(EditScene.Second()).Get(new ReviewGuide(draft.VersionId, false, "Where is it from?", read));
        Assert.Equal((GuideState.Draft, "Where is it from?"), (await portal.Version(draft) is var back ? (back.State, back.Reason) : default));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(EditScene.Second()).Send(new ReviewGuide(draft.VersionId, true, null, read))).Kind);
    }
}

public sealed class SubmitGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_with_a_reader_is_written_by_nobody()
    {
        var draft = await portal.Begin("submitted");
        await portal.Submit(draft);
        var version = (await portal.Version(draft)).Version;
        Assert.Equal(OutcomeKind.Refused, (await portal.As(EditScene.Curator()).Send(new SubmitGuide(draft.VersionId, version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(EditScene.Curator()).Send(new SaveGuideDraft(draft.GuideId, draft.VersionId, EditScene.Draft("submitted"), version))).Kind);
    }
}

public sealed class ScheduleGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_scheduled_is_read_by_nobody_before_its_minute_by_no_way_and_by_everybody_after()
    {
        var first = await portal.Publish(await portal.Begin("embargo"));
        var secret = EditScene.Draft("embargo", "The secret word is marmalade.");
        secret.Head["title_en"] = "Marmalade";
        secret.NoteEn = "Marmalade";
        secret.NoteZh = "新";
        var second = await portal.Next(first.GuideId, secret);
        await portal.Approve(second);
        var at = portal.Clock.GetUtcNow().AddHours(8).AddMinutes(30).DateTime;
        await portal.As(EditScene.Second()).Get(new ScheduleGuide(second.VersionId, at, (await portal.Version(second)).Version));
        await portal.AsSystem().Get(new PublishDueGuides());
        using var client = await portal.Http();
        string[] ways = ["guides", "guides/embargo", "guides/embargo?v=2", $"guides/embargo?on={GuideHeadFields.Written(portal.Day(400))}", "guides/embargo/versions", "guides/embargo/compare", "guides/embargo/compare?from=1&to=2", "guides/feed.atom", "sitemap-guides-1.xml"];
        foreach (var way in ways)
        {
            var answer = await client.GetAsync(new Uri($"/fujian/en/{way}", UriKind.Relative));
            Assert.DoesNotContain("marmalade", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/fujian/en/guides/embargo?v=2", UriKind.Relative))).StatusCode);
        await using (var visitor = await portal.OpenAsApp())
        {
            await using var command = new Npgsql.NpgsqlCommand("select count(*) from guide_versions where text ilike '%marmalade%'", visitor);
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(1, (await portal.AsSystem().Get(new PublishDueGuides())).Published);
        Assert.Contains("marmalade", await client.GetStringAsync("/fujian/en/guides/embargo"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (await portal.AsSystem().Get(new PublishDueGuides())).Published);
    }

    [Fact]
    public async Task An_hour_that_is_past_and_what_nobody_approved_are_refused()
    {
        var draft = await portal.Begin("hours");
        Assert.Equal(OutcomeKind.Refused, (await portal.As(EditScene.Second()).Send(new ScheduleGuide(draft.VersionId, null, (await portal.Version(draft)).Version))).Kind);
        await portal.Approve(draft);
        var past = await portal.As(EditScene.Second()).Send(new ScheduleGuide(draft.VersionId, new DateTime(2026, 1, 1, 8, 0, 0), (await portal.Version(draft)).Version));
        Assert.Equal((OutcomeKind.Invalid, "At"), (past.Kind, past.Errors[0].Field));
    }
}

public sealed class PublishDueGuidesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_newer_version_is_never_overtaken_by_an_older_one_whose_hour_comes_later()
    {
        var first = await portal.Publish(await portal.Begin("overtaken"));
        var second = await portal.Next(first.GuideId, EditScene.Draft("overtaken", "Second."));
        await portal.Approve(second);
        await portal.As(EditScene.Second()).Get(new ScheduleGuide(second.VersionId, portal.Clock.GetUtcNow().AddHours(8).AddMinutes(5).DateTime, (await portal.Version(second)).Version));
        await portal.Publish(await portal.Next(first.GuideId, EditScene.Draft("overtaken", "Third.")));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(0, (await portal.AsSystem().Get(new PublishDueGuides())).Published);
        Assert.Equal("Third.", (await portal.As(null).Get(new ViewGuide("overtaken"))).Text.Blocks.Single().En);
        Assert.Equal((GuideState.Draft, "Guide_Overtaken"), (await portal.Version(second) is var back ? (back.State, back.Reason) : default));
    }

    [Fact]
    public async Task A_tenants_own_guide_stands_in_the_place_of_the_desks_there_and_nowhere_else()
    {
        await portal.Release(GuideScene.Text("overlaid"));
        await portal.Publish(await portal.Begin("overlaid"));
        Assert.Equal(("One.", true), (await portal.As(null).Get(new ViewGuide("overlaid")) is var own ? (own.Text.Blocks.Single().En, own.IsOwn) : default));
        foreach (var site in new[] { "", "greater-bay" }) Assert.Contains("The most is", (await portal.As(null, site).Get(new ViewGuide("overlaid"))).Text.Blocks.Single().En, StringComparison.Ordinal);
        Assert.Single((await portal.As(null).Get(new BrowseGuides { Whole = true })).Items, item => item.Key == "overlaid");
        await portal.Publish(await portal.Begin("only-here"));
        Assert.Equal("fujian", (await portal.As(null, "").Get(new BrowseGuides { Whole = true })).Items.Single(item => item.Key == "only-here").Tenant?.Slug);
        Assert.DoesNotContain((await portal.As(null, "greater-bay").Get(new BrowseGuides { Whole = true })).Items, item => item.Key == "only-here");
    }
}

public sealed class WithdrawGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_taken_off_is_read_by_nobody_in_none_of_its_versions_and_comes_back_through_review()
    {
        var first = await portal.Publish(await portal.Begin("off"));
        await portal.Publish(await portal.Next(first.GuideId, EditScene.Draft("off", "Second.")));
        var seen = await portal.Own(first.GuideId);
        Assert.Equal((OutcomeKind.Invalid, "Reason"), (await portal.As(EditScene.Curator()).Send(new WithdrawGuide(first.GuideId, null, seen.Version)) is var none ? (none.Kind, none.Errors[0].Field) : default));
        await portal.As(EditScene.Curator()).Get(new WithdrawGuide(first.GuideId, "It was wrong.", seen.Version));
        foreach (var number in new[] { null, "1", "2" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewGuide("off", Number: number))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseGuideVersions("off"))).Kind);
        var back = await portal.As(EditScene.Curator()).Get(new RollBackGuide(first.GuideId, 1, (await portal.Own(first.GuideId)).Version));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewGuide("off"))).Kind);
        await portal.Publish(back);
        Assert.Equal("One.", (await portal.As(null).Get(new ViewGuide("off"))).Text.Blocks.Single().En);
    }
}

public sealed class RollBackGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_a_new_version_that_somebody_else_has_to_read_and_the_old_ones_stay()
    {
        var first = await portal.Publish(await portal.Begin("rolled"));
        await portal.Publish(await portal.Next(first.GuideId, EditScene.Draft("rolled", "Worse.")));
        var guide = await portal.Own(first.GuideId);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new RollBackGuide(first.GuideId, 9, guide.Version))).Kind);
        var back = await portal.As(EditScene.Curator()).Get(new RollBackGuide(first.GuideId, 1, guide.Version));
        Assert.Equal((3, "Worse."), (back.Number, (await portal.As(null).Get(new ViewGuide("rolled"))).Text.Blocks.Single().En));
        await portal.Publish(back);
        Assert.Equal("One.", (await portal.As(null).Get(new ViewGuide("rolled"))).Text.Blocks.Single().En);
        Assert.Equal([3, 2, 1], (await portal.As(null).Get(new BrowseGuideVersions("rolled"))).Versions.Select(v => v.Number));
    }
}

public sealed class DiscardGuideDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_guide_of_which_nothing_was_shown_goes_with_its_last_draft_and_one_that_is_shown_stays()
    {
        var draft = await portal.Begin("thrown");
        await portal.As(EditScene.Curator()).Get(new DiscardGuideDraft(draft.VersionId, (await portal.Version(draft)).Version));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from guides where key = 'thrown'"));
        var shown = await portal.Publish(await portal.Begin("kept"));
        var next = await portal.Next(shown.GuideId, EditScene.Draft("kept", "Next."));
        await portal.As(EditScene.Curator()).Get(new DiscardGuideDraft(next.VersionId, (await portal.Version(next)).Version));
        Assert.Equal("One.", (await portal.As(null).Get(new ViewGuide("kept"))).Text.Blocks.Single().En);
        Assert.Equal(OutcomeKind.Refused, (await portal.As(EditScene.Curator()).Send(new DiscardGuideDraft(shown.VersionId, (await portal.Version(shown)).Version))).Kind);
    }
}

public sealed class BrowseOwnGuidesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_waits_for_a_reader_stands_first_and_says_who_may_read_it()
    {
        await portal.Publish(await portal.Begin("b-shown"));
        await portal.Begin("a-draft");
        await portal.Submit(await portal.Begin("c-waits"));
        await portal.Begin("elsewhere", "greater-bay");
        var mine = (await portal.As(EditScene.Curator()).Get(new BrowseOwnGuides())).Items;
        Assert.Equal(["c-waits", "a-draft", "b-shown"], mine.Select(item => item.Key));
        Assert.True(mine[0].Open.Single().IsMine);
        Assert.False((await portal.As(EditScene.Second()).Get(new BrowseOwnGuides())).Items[0].Open.Single().IsMine);
    }
}

public sealed class ViewOwnGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_what_is_on_its_way_with_what_differs_from_what_is_shown()
    {
        var first = await portal.Publish(await portal.Begin("looked-at"));
        var second = await portal.Next(first.GuideId, EditScene.Draft("looked-at", "Other."));
        var seen = await portal.Own(first.GuideId);
        Assert.Equal((second.Number, GuideState.Draft, true, 1), (seen.Chosen.Number, seen.Chosen.State, seen.Chosen.IsMine, seen.CurrentNumber));
        Assert.Equal(["what"], seen.Changes.Select(change => change.Name));
        Assert.Equal([2, 1], seen.Versions.Select(v => v.Number));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new ViewOwnGuide(first.GuideId, 7))).Kind);
    }
}
