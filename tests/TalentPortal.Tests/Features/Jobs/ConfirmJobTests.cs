using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ConfirmJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_confirmed_posting_does_not_lapse_and_a_lapsed_one_comes_back()
    {
        var id = await portal.Live();
        portal.Clock.Advance(TimeSpan.FromDays(29));
        await portal.Employer().Get(new ConfirmJob(id));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.AsSystem().Get(new CloseExpiredJobs());
        Assert.Equal("Live", await portal.Status(id));

        portal.Clock.Advance(Job.ConfirmedFor);
        await portal.AsSystem().Get(new CloseExpiredJobs());
        Assert.Equal("Lapsed", await portal.Status(id));
        Assert.False(await portal.Scalar<bool>("select is_public from jobs where id = $1", id));
        await portal.Employer().Get(new ConfirmJob(id));
        Assert.Equal("Live", await portal.Status(id));
        Assert.True(await portal.Scalar<bool>("select is_public from jobs where id = $1", id));
    }

    [Fact]
    public async Task What_is_not_public_or_past_its_date_cannot_be_confirmed()
    {
        Assert.Equal("ConfirmJob_NotLive", (await portal.Employer().Send(new ConfirmJob(await portal.Draft()))).Reason?.Name);
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        var id = await portal.Live(f => f.ClosingDate = today.ToString("yyyy-MM-dd"));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("ConfirmJob_DatePassed", (await portal.Employer().Send(new ConfirmJob(id))).Reason?.Name);
    }

    [Fact]
    public async Task Nobody_else_can_confirm()
    {
        var id = await portal.Live();
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new ConfirmJob(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(new ConfirmJob(id))).Kind);
    }
}
