using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class BrowseReviewQueueTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Postings_and_changes_wait_together_the_longest_waiting_first()
    {
        var live = await portal.Live();
        await portal.Employer().Get(await portal.Edit(live, f => f.TitleEn = "Changed"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var posting = await portal.Submitted(f => (f.TitleZh, f.DescriptionZh) = (null, null));
        await portal.Draft();
        await portal.Submitted(tenant: "greater-bay");

        var queue = await portal.Reviewer().Get(new BrowseReviewQueue());
        Assert.Equal([(live, true), (posting, false)], queue.Rows.Select(row => (row.JobId, row.IsChange)));
        Assert.Equal(2, queue.Total);
        Assert.Equal(("Changed", JobTranslation.ChineseBehind), (queue.Rows[0].Title.En, queue.Rows[0].Translation));
        Assert.Equal(JobTranslation.OnlyEnglish, queue.Rows[1].Translation);
        Assert.Equal(posting, Assert.Single((await portal.Reviewer().Get(new BrowseReviewQueue(1, 1))).Rows).JobId);
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        await portal.Submitted();
        foreach (var person in JobScene.NotReviewers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new BrowseReviewQueue())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer), "greater-bay").Send(new BrowseReviewQueue())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer), "").Send(new BrowseReviewQueue())).Kind);
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
    {
        foreach (var query in new[] { new BrowseReviewQueue(-1), new BrowseReviewQueue(0, 0), new BrowseReviewQueue(0, 101) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.Reviewer().Send(query)).Kind);
    }
}
