using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ReopenJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(JobStatus.Live)]
    [InlineData(JobStatus.Paused)]
    [InlineData(JobStatus.Returned)]
    [InlineData(JobStatus.InReview)]
    public async Task A_closing_by_mistake_is_undone_and_the_posting_stands_where_it_stood(JobStatus before)
    {
        var id = before is JobStatus.Live or JobStatus.Paused ? await portal.Live() : await portal.Submitted();
        if (before == JobStatus.Paused) await portal.Employer().Get(new PauseJob(id, null, "Budget"));
        if (before == JobStatus.Returned) await portal.Review(id, publish: false);
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        Assert.NotNull((await portal.Own(id)).ReopensUntil);
        portal.Clock.Advance(Job.ReopenFor - TimeSpan.FromHours(1));
        await portal.Employer().Get(new ReopenJob(id));
        var own = await portal.Own(id);
        Assert.Equal((before, null, null), (own.Status, own.CloseReason, own.ReopensUntil));
        Assert.Equal(before == JobStatus.Returned, own.ReturnReason.Zh is not null);
        Assert.Equal(before == JobStatus.Live, await portal.Scalar<bool>("select is_public from jobs where id = $1", id));
        if (before == JobStatus.Live) Assert.NotNull((await portal.As(null).Get(new ViewJob(id))).Open);
        if (before == JobStatus.Paused) Assert.Equal((JobEnding.Paused, "Budget"), (await portal.As(null).Get(new ViewJob(id)) is var seen ? (seen.Ending, seen.PauseReason.En) : default));
    }

    [Fact]
    public async Task After_a_week_or_where_others_closed_it_it_stays_closed()
    {
        var id = await portal.Live();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Withdrawn));
        portal.Clock.Advance(Job.ReopenFor + TimeSpan.FromMinutes(1));
        Assert.Null((await portal.Own(id)).ReopensUntil);
        Assert.Equal("ReopenJob_TooLate", (await portal.Employer().Send(new ReopenJob(id))).Reason?.Name);

        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        var dated = await portal.Live(f => f.ClosingDate = today.AddDays(1).ToString("yyyy-MM-dd"));
        await portal.Employer().Get(new CloseJob(dated, JobCloseReason.Withdrawn));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("ConfirmJob_DatePassed", (await portal.Employer().Send(new ReopenJob(dated))).Reason?.Name);
        Assert.Equal("ReopenJob_NotClosed", (await portal.Employer().Send(new ReopenJob(await portal.Live()))).Reason?.Name);
    }

    [Fact]
    public async Task Nobody_else_can_reopen()
    {
        var id = await portal.Live();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new ReopenJob(id))).Kind);
        Assert.Equal("Closed", await portal.Status(id));
    }
}
