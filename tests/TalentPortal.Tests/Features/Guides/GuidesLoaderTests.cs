using Npgsql;
using TalentPortal.Features.Guides;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Guides;

/// <summary>How a release's guides become versions.</summary>
public sealed class GuidesLoaderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_same_twice_is_one_version_and_a_changed_file_the_next()
    {
        var text = GuideScene.Text("twice");
        Assert.Equal(1, (await portal.Release(text))["guides"]);
        Assert.Empty(await portal.Release(text));
        await portal.Scalar<int>("delete from content_loads");
        Assert.DoesNotContain("guides", (await portal.Release(text)).Keys);
        Assert.Equal(1, (await portal.Release(text.With(GuideScene.Block("what", "改", "Changed"))))["guides"]);
        Assert.Equal([2, 1], (await portal.As(null).Get(new BrowseGuideVersions("twice"))).Versions.Select(v => v.Number));
    }

    [Fact]
    public async Task Where_somebody_wrote_since_the_new_text_waits_beside_theirs()
    {
        var text = GuideScene.Text("edited");
        await portal.Release(text);
        await portal.Change(ContentDesk.Slug, db =>
        {
            var guide = db.Guides.Single(g => g.Key == "edited");
            db.Add(GuideVersion.Draft(Guid.NewGuid(), guide, 2, text.With(GuideScene.Block("what", "人写的", "By a person")), (Guid.NewGuid(), "Editor"), new(null, null), portal.Clock.GetUtcNow()));
        });
        var changed = text.With(GuideScene.Block("what", "发布", "By the release"));
        Assert.Equal(1, (await portal.Release(changed))["guides that wait as drafts"]);
        Assert.Empty(await portal.Release(changed));
        Assert.Contains("The most is", (await portal.As(null).Get(new ViewGuide("edited"))).Text.Blocks.Single().En, StringComparison.Ordinal);
        Assert.Equal("Published Draft Draft", await portal.Scalar<string>("select string_agg(v.state, ' ' order by v.number) from guide_versions v join guides g on g.id = v.guide_id where g.key = 'edited'"));
        await portal.Release(text.With(GuideScene.Block("what", "再发布", "By the next release")));
        Assert.Equal(3L, await portal.Scalar<long>("select count(*) from guide_versions v join guides g on g.id = v.guide_id where g.key = 'edited'"));
    }

    [Fact]
    public async Task A_faulty_file_is_named_with_its_line_and_nothing_is_loaded()
    {
        var files = GuideScene.Files(GuideScene.Text("fault-good"), GuideScene.Text("fault-bad").With(GuideScene.Block("what", "一{v:t.nobody}", "one")));
        var error = await Assert.ThrowsAsync<ContentException>(() => portal.ReleaseFiles(files));
        Assert.Equal(("guides/test/fault-bad.md", 33), (error.File, error.Line));
        Assert.Contains("t.nobody", error.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from guides where key like 'fault-%'"));
        var circle = await Assert.ThrowsAsync<ContentException>(() => portal.Release(GuideScene.Text("round", supersedes: "about"), GuideScene.Text("about", supersedes: "round")));
        Assert.Contains("follows itself", circle.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_itself_lets_nobody_approve_what_they_wrote_nor_publish_what_nobody_read()
    {
        await portal.Release(GuideScene.Text("eyes"));
        var (author, other) = (Guid.NewGuid(), Guid.NewGuid());
        await portal.Change(ContentDesk.Slug, db => db.Add(GuideVersion.Draft(Guid.NewGuid(), db.Guides.Single(g => g.Key == "eyes"), 2, GuideScene.Text("eyes"), (author, "Editor"), new(null, null), portal.Clock.GetUtcNow())));
        const string Where = "where number = 2 and guide_id = (select id from guides where key = 'eyes')";
        Assert.Equal("23514", (await Assert.ThrowsAsync<PostgresException>(() => portal.Scalar<int>($"update guide_versions set state = 'Approved', reviewer_id = '{author}' {Where}"))).SqlState);
        Assert.Equal("23514", (await Assert.ThrowsAsync<PostgresException>(() => portal.Scalar<int>($"update guide_versions set state = 'Approved' {Where}"))).SqlState);
        Assert.Equal("23514", (await Assert.ThrowsAsync<PostgresException>(() => portal.Scalar<int>($"update guide_versions set is_public = true {Where}"))).SqlState);
        await portal.Scalar<int>($"update guide_versions set state = 'Approved', reviewer_id = '{other}' {Where}");
    }
}

/// <summary>Who may do what to a version, and in which order.</summary>
public sealed class GuideVersionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly (Guid Id, string Name) Ann = (Guid.NewGuid(), "Ann");
    private static readonly (Guid Id, string Name) Ben = (Guid.NewGuid(), "Ben");
    private static readonly (Guid Id, string Name) Cai = (Guid.NewGuid(), "Cai");

    [Fact]
    public void Nobody_approves_what_they_wrote_however_little_of_it()
    {
        var version = Draft();
        Assert.Null(version.Write(GuideScene.Text("x"), Ben, new(null, null), Now));
        Assert.Null(version.Submit(Now));
        Assert.Equal("Guide_OwnWork", version.Approve(Ann, Now));
        Assert.Equal("Guide_OwnWork", version.Approve(Ben, Now));
        Assert.Null(version.Approve(Cai, Now));
    }

    [Fact]
    public void A_version_goes_its_way_step_by_step_and_what_is_public_is_never_written_again()
    {
        var version = Draft();
        Assert.Equal("Guide_NotInReview", version.Approve(Ben, Now));
        Assert.Equal("Guide_NotApproved", version.Publish(Now));
        Assert.Null(version.Submit(Now));
        Assert.Equal("Guide_NotDraft", version.Write(GuideScene.Text("x"), Ann, new(null, null), Now));
        Assert.Null(version.Return("Say where it is from.", Now));
        Assert.Equal((GuideState.Draft, "Say where it is from."), (version.State, version.Reason));
        version.Submit(Now);
        version.Approve(Ben, Now);
        Assert.Null(version.Schedule(Now.AddHours(1), Now));
        Assert.Equal("Guide_NotYet", version.Publish(Now.AddMinutes(59)));
        Assert.False(version.IsPublic);
        Assert.Null(version.Publish(Now.AddHours(1)));
        Assert.True(version.IsPublic);
        Assert.Equal("Guide_NotDraft", version.Write(GuideScene.Text("x"), Cai, new(null, null), Now));
        Assert.Equal("Guide_NotInReview", version.Return(null, Now));
        Assert.Null(version.Withdraw("It was wrong.", Now));
        Assert.Equal((false, GuideState.Withdrawn), (version.IsPublic, version.State));
    }

    [Fact]
    public void What_came_with_a_release_goes_public_by_itself_only_while_nobody_wrote_in_it()
    {
        var untouched = GuideVersion.FromRelease(Guid.NewGuid(), Guide(), 1, GuideScene.Text("x"), "digest", Now);
        Assert.Null(untouched.Publish(Now));
        var touched = GuideVersion.FromRelease(Guid.NewGuid(), Guide(), 1, GuideScene.Text("x"), "digest", Now);
        touched.Write(GuideScene.Text("x"), Ann, new(null, null), Now);
        Assert.Equal("Guide_NotApproved", touched.Publish(Now));
    }

    private static Guide Guide() => TalentPortal.Features.Guides.Domain.Guide.Begin(Guid.NewGuid(), Guid.NewGuid(), GuideScene.Text("x").Head, Now);

    private static GuideVersion Draft() => GuideVersion.Draft(Guid.NewGuid(), Guide(), 1, GuideScene.Text("x"), Ann, new(null, null), Now);
}
