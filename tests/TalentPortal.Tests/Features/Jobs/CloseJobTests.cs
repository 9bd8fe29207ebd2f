using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class CloseJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_live_posting_closes_with_its_proposed_change_and_stays_closed()
    {
        var id = await portal.Live();
        await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Other"));
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        var own = await portal.Own(id);
        Assert.Equal((JobStatus.Closed, JobCloseReason.Filled, (bool?)null), (own.Status, own.CloseReason, own.ChangeInReview));
        Assert.False(await portal.Scalar<bool>("select is_public from jobs where id = $1", id));
        Assert.Equal("CloseJob_AlreadyClosed", (await portal.Employer().Send(new CloseJob(id, JobCloseReason.Withdrawn))).Reason?.Name);
        Assert.Equal("ConfirmJob_NotLive", (await portal.Employer().Send(new ConfirmJob(id))).Reason?.Name);
    }

    [Fact]
    public async Task A_draft_leaves_nothing_behind_but_what_was_reviewed_is_kept()
    {
        var draft = await portal.Draft();
        await portal.Employer().Get(new CloseJob(draft, JobCloseReason.Withdrawn));
        Assert.Null(await portal.Status(draft));
        var returned = await portal.Submitted();
        await portal.Review(returned, publish: false);
        await portal.Employer().Get(new CloseJob(returned, JobCloseReason.Withdrawn));
        Assert.Equal("Closed", await portal.Status(returned));
    }

    [Fact]
    public async Task An_employer_gives_only_its_own_reasons()
    {
        var id = await portal.Live();
        foreach (var reason in new[] { JobCloseReason.DatePassed, JobCloseReason.AdmissionEnded, JobCloseReason.SourceGone, (JobCloseReason)9 })
            Assert.Equal([new Invalidity("Reason", "CloseJob_ReasonMissing")], (await portal.Employer().Send(new CloseJob(id, reason))).Errors);
    }

    [Fact]
    public async Task Nobody_else_can_close_it()
    {
        var id = await portal.Live();
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new CloseJob(id, JobCloseReason.Filled))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(new CloseJob(id, JobCloseReason.Filled))).Kind);
        Assert.Equal("Live", await portal.Status(id));
    }
}
