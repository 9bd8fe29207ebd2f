using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ResumeJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task After_a_short_pause_it_is_public_at_once_and_after_a_long_one_staff_look_at_it()
    {
        var (soon, late) = (await Paused(), await Paused());
        portal.Clock.Advance(Job.PausedFor - TimeSpan.FromHours(1));
        await portal.Employer().Get(new ResumeJob(soon));
        var seen = await portal.As(null).Get(new ViewJob(soon));
        Assert.NotNull(seen.Open);
        Assert.Null(seen.Ending);
        Assert.InRange(seen.Open.ConfirmedAt, portal.Clock.GetUtcNow() - TimeSpan.FromMinutes(1), portal.Clock.GetUtcNow());
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.Employer().Get(new ResumeJob(late));
        Assert.Equal("InReview", await portal.Status(late));
        Assert.Null((await portal.As(null).Get(new ViewJob(late))).Open);
        await portal.Review(late, publish: true);
        Assert.NotNull((await portal.As(null).Get(new ViewJob(late))).Open);
    }

    [Fact]
    public async Task Nothing_can_be_written_in_a_paused_one_so_what_comes_back_was_reviewed()
    {
        var id = await Paused();
        Assert.Equal("EditJob_NotOpen", (await portal.Employer().Send(await portal.Edit(id, f => f.TitleEn = "Unread"))).Reason?.Name);
    }

    [Fact]
    public async Task What_is_not_paused_past_its_date_or_of_an_employer_no_longer_admitted_does_not_come_back()
    {
        Assert.Equal("ResumeJob_NotPaused", (await portal.Employer().Send(new ResumeJob(await portal.Live()))).Reason?.Name);
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        var id = await Paused(f => f.ClosingDate = today.ToString("yyyy-MM-dd"));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("ConfirmJob_DatePassed", (await portal.Employer().Send(new ResumeJob(id))).Reason?.Name);
    }

    [Fact]
    public async Task Nobody_else_can_resume()
    {
        var id = await Paused();
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new ResumeJob(id))).Kind);
        Assert.Equal("Paused", await portal.Status(id));
    }

    private async Task<Guid> Paused(Action<JobFields>? change = null)
    {
        var id = await portal.Live(change);
        await portal.Employer().Get(new PauseJob(id, null, "Budget"));
        return id;
    }
}
