using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Corrections;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Features.Curation;
using TalentPortal.Features.Curation.Domain;
using TalentPortal.Features.Living;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Corrections;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Features.Living;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Curation;

public sealed class BrowseCurationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_kind_of_work_stands_in_one_list_what_is_due_first_on_top_and_leaves_when_it_is_done()
    {
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path));
        var report = await portal.Waiting(path);
        var service = await portal.Service(LivingScene.Form with { NameEn = "Never asked" });
        var handedIn = await portal.Begin("to-be-read");
        await portal.Submit(handedIn);
        var draft = EditScene.Draft("one-behind");
        var shown = await portal.Publish(await portal.As(EditScene.Curator()).Get(new TalentPortal.Features.Guides.SaveGuideDraft(null, null, draft, null)));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        draft.Parts[0].Zh = "改了。";
        await portal.Publish(await portal.Next(shown.GuideId, draft));

        var found = await portal.Curator().Get(new BrowseCuration());
        foreach (var (kind, key) in new[] { ("report", report.ToString()), ("service-check", service.ToString()), ("guide-reading", handedIn.VersionId.ToString()), ("guide-translation", shown.GuideId.ToString()) })
            Assert.Single(found.Items, item => (item.Kind, item.Key) == (kind, key));
        Assert.Equal(found.Items.OrderBy(item => item.DueOn ?? DateOnly.MaxValue).Select(item => item.DueOn), found.Items.Select(item => item.DueOn));
        Assert.All((await portal.Curator().Get(new BrowseCuration("report"))).Items, item => Assert.Equal("report", item.Kind));
        Assert.Empty((await portal.Curator().Get(new BrowseCuration(Owner: CurationOwner.Mine))).Items);

        portal.Clock.Advance(TimeSpan.FromDays(30));
        Assert.True((await portal.Curator().Get(new BrowseCuration())).Items.Single(item => item.Key == report.ToString()).IsOverdue);
        await portal.Curator().Get(CorrectionScene.Answer(report));
        Assert.DoesNotContain((await portal.Curator().Get(new BrowseCuration())).Items, item => item.Key == report.ToString());
    }

    [Fact]
    public async Task Nobody_sees_another_tenants_work_nor_what_they_may_not_mend()
    {
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path));
        Assert.DoesNotContain((await portal.Curator("greater-bay").Get(new BrowseCuration("report"))).Items, item => item.Title.En == $"Example {path[7..]}");
        foreach (var stranger in new[] { portal.As(Personas.Talent), portal.As(null), portal.As(Personas.Staff(PortalRole.DomesticConsultant)) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new BrowseCuration())).Kind);
        foreach (var wrong in new[] { new BrowseCuration(Page: 0), new BrowseCuration(Owner: (CurationOwner)9), new BrowseCuration(Order: (CurationOrder)9), new BrowseCuration(new string('x', 99)) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.Curator().Send(wrong)).Kind);
    }

    [Fact]
    public void Kinds_have_names_of_their_own_and_permissions_that_somebody_has()
    {
        var sources = portal.Services.GetServices<ICurationSource>().ToList();
        Assert.True(sources.Count >= 8);
        Assert.Equal(sources.Count, sources.Select(source => source.Kind).Distinct().Count());
        Assert.All(sources, source => Assert.True(source.Kind.Length <= CurationTake.KindMax && RoleCatalogue.Permissions.ContainsKey(source.Permission), source.Kind));
    }
}

public sealed class TakeCurationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_takes_a_report_is_named_and_the_reader_learns_that_somebody_looks_into_it()
    {
        var path = await portal.OwnPage();
        var reference = await portal.Enter(CorrectionScene.Report(path));
        var key = (await portal.Waiting(path)).ToString();
        var (one, other) = (portal.Curator(), portal.As(EditScene.Second()));
        await one.Get(new TakeCuration("report", key, true));
        await one.Get(new TakeCuration("report", key, true));
        Assert.Equal(CorrectionState.InWork, (await portal.As(null, "fujian").Get(new ViewCorrection(reference))).State);
        Assert.True((await one.Get(new BrowseCuration(Owner: CurationOwner.Mine))).Items.Single(item => item.Key == key).IsMine);
        Assert.NotNull((await other.Get(new BrowseCuration("report"))).Items.Single(item => item.Key == key).TakenBy);
        Assert.DoesNotContain((await other.Get(new BrowseCuration(Owner: CurationOwner.Nobody))).Items, item => item.Key == key);
        Assert.Equal(OutcomeKind.Conflict, (await other.Send(new TakeCuration("report", key, true))).Kind);
        await other.Get(new TakeCuration("report", key, false));
        Assert.Equal(CorrectionState.Received, (await portal.As(null, "fujian").Get(new ViewCorrection(reference))).State);
        await other.Get(new TakeCuration("report", key, true));
    }

    [Fact]
    public async Task What_does_not_wait_or_is_anothers_cannot_be_taken()
    {
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path));
        var key = (await portal.Waiting(path)).ToString();
        foreach (var (kind, what) in new[] { ("report", Guid.NewGuid().ToString()), ("no-such-kind", key), ("guide-review", key) }) Assert.Equal(OutcomeKind.NotFound, (await portal.Curator().Send(new TakeCuration(kind, what, true))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Curator("greater-bay").Send(new TakeCuration("report", key, true))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Curator().Send(new TakeCuration(null, key, true))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Curator().Send(new TakeCuration("report", new string('x', 999), true))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from curation_takes where item_key = $1", key));
    }
}

public sealed class PurgeCurationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_did_what_is_done_is_forgotten_and_open_work_stays_taken()
    {
        var (done, open) = (await portal.OwnPage(), await portal.OwnPage());
        foreach (var path in new[] { done, open }) await portal.Enter(CorrectionScene.Report(path));
        var (first, second) = (await portal.Waiting(done), await portal.Waiting(open));
        foreach (var id in new[] { first, second }) await portal.Curator().Get(new TakeCuration("report", id.ToString(), true));
        await portal.Curator().Get(CorrectionScene.Answer(first));
        Assert.Equal(1, (await portal.AsSystem().Get(new PurgeCuration())).Takes);
        Assert.Equal((0L, 1L), (await Taken(first), await Taken(second)));

        Task<long> Taken(Guid id) => portal.Scalar<long>("select count(*) from curation_takes where item_key = $1", id.ToString());
    }
}
