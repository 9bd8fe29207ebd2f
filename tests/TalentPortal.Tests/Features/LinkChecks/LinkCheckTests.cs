using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.LinkChecks;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.LinkChecks;

public sealed class CollectLinksTests(WatchingPortal portal) : IClassFixture<WatchingPortal>
{
    [Fact]
    public async Task What_content_leads_to_is_visited_found_and_over_when_it_is_mended()
    {
        await using var site = await OtherSite.Start();
        site.Page("/changing", "补贴为800元");
        site.Page("/blank", "自2026年X月X日起施行");
        site.Page("/soft", "您访问的页面不存在");
        site.Page("/well", "一切照旧");
        string[] paths = ["changing", "blank", "soft", "well", "gone"];
        var links = string.Join('\n', paths.Select(path => $"- [{path}]({site.Address}/{path}#part)"));
        var text = GuideScene.Text("watched").With(GuideScene.Block("what", "见：\n\n" + links, "See:\n\n" + links));
        await portal.Release(text);

        await portal.Run();
        site.Page("/changing", "补贴为1000元");
        portal.Clock.Advance(TimeSpan.FromDays(8));
        await portal.Run();

        var found = await portal.As(EditScene.Curator(ContentDesk.Slug)).Get(new BrowseFindings());
        Assert.Equal(
            ["BlankTerms blank", "Changed changing", "Gone gone", "SoftGone soft"],
            found.Items.Where(item => item.Address.StartsWith(site.Address, StringComparison.Ordinal)).Select(item => $"{item.Kind} {item.Address.Split('/')[^1]}").Order(StringComparer.Ordinal));
        var changed = await portal.As(EditScene.Curator(ContentDesk.Slug)).Get(new ViewFinding(found.Items.Single(item => item.Kind == FindingKind.Changed).Id));
        Assert.Equal("- 补贴为800元\n+ 补贴为1000元", changed.Detail);
        Assert.Equal([(ContentKind.Guide, "示例 watched", true)], changed.Uses.Select(use => (use.Kind, use.Name.Zh!, use.IsOwn)));

        site.Page("/gone", "又在了");
        await portal.Release(text.With(GuideScene.Block("what", $"见：[甲]({site.Address}/gone)", $"See [it]({site.Address}/gone)")));
        portal.Clock.Advance(TimeSpan.FromDays(8));
        await portal.Run();

        var settled = (await portal.As(EditScene.Curator(ContentDesk.Slug)).Get(new BrowseFindings(FindingView.Settled))).Items.Where(item => item.Address.StartsWith(site.Address, StringComparison.Ordinal)).ToList();
        Assert.Equal(["NotCited blank", "NotCited changing", "NotCited soft", "Recovered gone"], settled.Select(item => $"{item.Outcome} {item.Address.Split('/')[^1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_tenant_watches_what_its_own_content_has()
    {
        await portal.ServiceAt("https://one.example/a");
        await portal.ServiceAt("https://other.example/b", "greater-bay");
        var due = (await portal.AsSystem().Get(new CollectLinks())).Due.Select(link => link.Address).ToList();
        Assert.Contains("https://one.example/a", due);
        Assert.DoesNotContain("https://other.example/b", due);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new CollectLinks())).Kind);
    }
}

public sealed class SwitchedOffTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_is_visited_unless_somebody_switched_the_watch_on()
    {
        await portal.ServiceAt("https://one.example/a");
        Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot("link-checks", portal.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from watched_links"));
        Assert.False((await portal.As(EditScene.Curator()).Get(new BrowseFindings())).IsOn);
    }
}

public sealed class RecordVisitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_found_again_is_the_same_finding_and_its_clock_goes_on()
    {
        var link = await portal.Watch("https://office.example/again");
        await portal.See(link, LinkScene.Page("一\n二"));
        await portal.See(link, LinkScene.Page("一\n三"));
        portal.Clock.Advance(TimeSpan.FromDays(7));
        await portal.See(link, LinkScene.Page("一\n四"));
        Assert.Equal("Changed - 二\n+ 四", await portal.Scalar<string>("select string_agg(kind || ' ' || detail, '|') from link_findings where link_id = $1", link));
        await portal.See(link, LinkScene.Page("一\n二"));
        Assert.Equal("Recovered", await portal.Scalar<string>("select outcome from link_findings where link_id = $1", link));
    }

    [Fact]
    public async Task Silence_counts_in_a_row_alone()
    {
        var link = await portal.Watch("https://office.example/silent");
        var silence = SeenPage.Failed(VisitFault.Timeout, "https://office.example/silent");
        await portal.See(link, silence);
        await portal.See(link, silence);
        await portal.See(link, LinkScene.Page("一"));
        await portal.See(link, silence);
        Assert.Empty(await portal.See(link, silence));
        Assert.Equal([FindingKind.Unreachable], await portal.See(link, silence));
        // Nobody answered: what is known of the text stays.
        Assert.Equal("一", await portal.Scalar<string>("select main_text from watched_links where id = $1", link));
    }

    [Fact]
    public async Task What_is_no_matter_is_not_brought_up_again_while_it_is_the_same()
    {
        var link = await portal.Watch("https://office.example/matter");
        await portal.See(link, LinkScene.Page("自X年X月起"));
        var finding = await portal.Scalar<Guid>("select id from link_findings where link_id = $1", link);
        await portal.As(EditScene.Curator()).Get(new SettleFindings([finding], FindingOutcome.NoMatter, null));
        await portal.See(link, LinkScene.Page("自X年X月起"));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from link_findings where link_id = $1", link));
        await portal.See(link, SeenPage.Answered(404, "https://office.example/matter"));
        Assert.Equal("BlankTerms Gone", await portal.Scalar<string>("select string_agg(kind, ' ' order by kind) from link_findings where link_id = $1", link));
    }

    [Fact]
    public async Task What_cannot_be_kept_and_an_address_that_nobody_has_are_refused()
    {
        var link = await portal.Watch("https://office.example/bad");
        foreach (var seen in new[] { LinkScene.Page("\0"), LinkScene.Page(new string('x', 2 * PageText.Max + 1)), null! })
            Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new RecordVisit(link, seen))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem("greater-bay").Send(new RecordVisit(link, LinkScene.Page("一")))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new RecordVisit(link, LinkScene.Page("一")))).Kind);
    }
}

public sealed class BrowseFindingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Findings_stand_by_clock_kind_and_state_and_nobody_elses_among_them()
    {
        var (one, two) = (await portal.Finding("one"), await portal.Finding("two"));
        var blank = await portal.Watch("https://office.example/blank");
        await portal.See(blank, LinkScene.Page("自X年X月起"));
        await portal.Finding("elsewhere", "greater-bay");
        var all = await portal.As(EditScene.Curator()).Get(new BrowseFindings());
        // Three working days come before five.
        Assert.Equal([FindingKind.Gone, FindingKind.Gone, FindingKind.BlankTerms], all.Items.Select(item => item.Kind));
        Assert.Equal([one, two], (await portal.As(EditScene.Curator()).Get(new BrowseFindings(Kind: FindingKind.Gone))).Items.Select(item => item.Id).ToHashSet().Intersect([one, two]));
        Assert.Equal((3, 0, 0), (all.Counts[FindingView.Waiting], all.Counts[FindingView.Mine], all.Counts[FindingView.Settled]));
        Assert.All(all.Items, item => Assert.False(item.IsOverdue));
        portal.Clock.Advance(TimeSpan.FromDays(30));
        Assert.All((await portal.As(EditScene.Curator()).Get(new BrowseFindings())).Items, item => Assert.True(item.IsOverdue));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(EditScene.Curator()).Send(new BrowseFindings(Skip: -1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer)).Send(new BrowseFindings())).Kind);
    }
}

public sealed class ViewFindingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_finding_names_the_content_and_all_that_happened_to_it()
    {
        await portal.ServiceAt("https://office.example/used#part");
        var due = (await portal.AsSystem().Get(new CollectLinks())).Due.Single(link => link.Address == "https://office.example/used");
        await portal.See(due.LinkId, SeenPage.Answered(404, due.Address));
        var id = await portal.Scalar<Guid>("select id from link_findings where link_id = $1", due.LinkId);
        var finding = await portal.As(EditScene.Curator()).Get(new ViewFinding(id));
        await portal.As(EditScene.Curator()).Get(new TakeFinding(id, false, finding.Version));
        await portal.As(EditScene.Second()).Get(new SettleFindings([id], FindingOutcome.SourceReplaced, "新网址"));
        finding = await portal.As(EditScene.Curator()).Get(new ViewFinding(id));
        Assert.Equal([(ContentKind.Service, true)], finding.Uses.Select(use => (use.Kind, use.IsOwn)));
        Assert.Equal([FindingStepKind.Found, FindingStepKind.Taken, FindingStepKind.Settled], finding.Steps.Select(step => step.Kind));
        Assert.Equal((FindingOutcome.SourceReplaced, "新网址"), (finding.Steps[2].Outcome!.Value, finding.Steps[2].Note));
        foreach (var stranger in new[] { EditScene.Curator("greater-bay"), Personas.Staff(PortalRole.Reviewer), Personas.Talent })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new ViewFinding(id))).Kind);
    }
}

public sealed class TakeFindingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_takes_it_another_sees_who_and_can_take_it_over()
    {
        var id = await portal.Finding("take");
        var version = (await portal.As(EditScene.Curator()).Get(new ViewFinding(id))).Version;
        Assert.Equal(OutcomeKind.Refused, (await portal.As(EditScene.Curator()).Send(new TakeFinding(id, true, version))).Kind);
        await portal.As(EditScene.Curator()).Get(new TakeFinding(id, false, version));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(EditScene.Second()).Send(new TakeFinding(id, false, version))).Kind);
        Assert.Equal([id], (await portal.As(EditScene.Curator()).Get(new BrowseFindings(FindingView.Mine))).Items.Select(item => item.Id));
        Assert.Empty((await portal.As(EditScene.Second()).Get(new BrowseFindings(FindingView.Mine))).Items);
        await portal.As(EditScene.Second()).Get(new TakeFinding(id, false, (await portal.As(EditScene.Second()).Get(new ViewFinding(id))).Version));
        var seen = await portal.As(EditScene.Second()).Get(new ViewFinding(id));
        Assert.True(seen.IsMine);
        await portal.As(EditScene.Second()).Get(new TakeFinding(id, true, seen.Version));
        Assert.Equal(FindingState.Open, (await portal.As(EditScene.Second()).Get(new ViewFinding(id))).State);
    }
}

public sealed class SettleFindingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Many_are_settled_at_once_and_a_strangers_among_them_settles_none()
    {
        var (one, two, theirs) = (await portal.Finding("s1"), await portal.Finding("s2"), await portal.Finding("s3", "greater-bay"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator()).Send(new SettleFindings([one, theirs], FindingOutcome.NoMatter, null))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from link_findings where state = 'Settled'"));
        Assert.Equal(2, (await portal.As(EditScene.Curator()).Get(new SettleFindings([one, two, one], FindingOutcome.ContentCorrected, " "))).Settled);
        Assert.Equal(0, (await portal.As(EditScene.Curator()).Get(new SettleFindings([one], FindingOutcome.NoMatter, null))).Settled);
        Assert.Equal("ContentCorrected", await portal.Scalar<string>("select outcome from link_findings where id = $1", one));
    }

    [Fact]
    public async Task After_a_settled_change_later_visits_are_compared_with_what_is_there_now()
    {
        var link = await portal.Watch("https://office.example/base");
        await portal.See(link, LinkScene.Page("一"));
        await portal.See(link, LinkScene.Page("二"));
        await portal.As(EditScene.Curator()).Get(new SettleFindings([await portal.Scalar<Guid>("select id from link_findings where link_id = $1", link)], FindingOutcome.NoMatter, null));
        Assert.Empty(await portal.See(link, LinkScene.Page("二")));
        Assert.Equal([FindingKind.Changed], await portal.See(link, LinkScene.Page("三")));
    }

    [Fact]
    public async Task What_came_of_it_has_to_be_said_and_not_what_the_watch_says()
    {
        var id = await portal.Finding("s4");
        foreach (var (findings, outcome, note) in new (IReadOnlyList<Guid>?, FindingOutcome?, string?)[] { (null, FindingOutcome.NoMatter, null), ([], FindingOutcome.NoMatter, null), ([id], null, null), ([id], FindingOutcome.Recovered, null), ([id], FindingOutcome.NoMatter, new string('x', LinkFinding.NoteMax + 1)) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(EditScene.Curator()).Send(new SettleFindings(findings, outcome, note))).Kind);
    }
}
