using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class PauseJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_paused_posting_is_not_public_and_its_page_says_why()
    {
        var id = await portal.Live(f => f.TitleEn = "Pauseword engineer");
        await portal.Employer().Get(new PauseJob(id, "预算冻结至年底", null));
        Assert.Equal("Paused", await portal.Status(id));
        var seen = await portal.As(null).Get(new ViewJob(id));
        Assert.Equal((null, JobEnding.Paused, "预算冻结至年底"), (seen.Open, seen.Ending, seen.PauseReason.Zh));
        Assert.Empty((await portal.As(null).Get(new BrowseJobs("Pauseword", null, null, null, null, null, null, "date", null))).Rows);
        Assert.Equal(1, (await portal.Employer().Get(new BrowseOwnJobs(OwnJobsView.Paused))).Rows.Count(row => row.Id == id));
    }

    [Fact]
    public async Task Only_a_public_one_can_be_paused_and_a_reason_is_needed()
    {
        Assert.Equal("PauseJob_NotLive", (await portal.Employer().Send(new PauseJob(await portal.Draft(), null, "Budget"))).Reason?.Name);
        Assert.Equal("PauseJob_NotLive", (await portal.Employer().Send(new PauseJob(await portal.Submitted(), null, "Budget"))).Reason?.Name);
        Assert.Equal([new Invalidity("ReasonZh", "PauseJob_ReasonMissing")], (await portal.Employer().Send(new PauseJob(await portal.Live(), " ", null))).Errors);
    }

    [Fact]
    public async Task A_paused_one_neither_lapses_nor_can_be_confirmed_but_ends_with_its_closing_day()
    {
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        var (dated, open) = (await portal.Live(f => f.ClosingDate = today.ToString("yyyy-MM-dd")), await portal.Live());
        foreach (var id in (Guid[])[dated, open]) await portal.Employer().Get(new PauseJob(id, null, "Budget"));
        Assert.Equal("ConfirmJob_NotLive", (await portal.Employer().Send(new ConfirmJob(open))).Reason?.Name);
        portal.Clock.Advance(Job.ConfirmedFor + TimeSpan.FromDays(1));
        await portal.AsSystem().Get(new CloseExpiredJobs());
        Assert.Equal(("Closed", "Paused"), (await portal.Status(dated), await portal.Status(open)));
    }

    [Fact]
    public async Task Nobody_else_can_pause()
    {
        var id = await portal.Live();
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new PauseJob(id, null, "Budget"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(new PauseJob(id, null, "Budget"))).Kind);
        Assert.Equal("Live", await portal.Status(id));
    }
}
