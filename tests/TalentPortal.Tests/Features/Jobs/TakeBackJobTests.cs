using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class TakeBackJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_nobody_reviewed_yet_is_a_draft_again()
    {
        var id = await portal.Submitted();
        await portal.Employer().Get(new TakeBackJob(id));
        Assert.Equal("Draft", await portal.Status(id));
        Assert.Equal("TakeBackJob_NotInReview", (await portal.Employer().Send(new TakeBackJob(id))).Reason?.Name);
    }

    [Fact]
    public async Task A_proposed_change_disappears_and_the_posting_stays_public()
    {
        var id = await portal.Live();
        await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Other"));
        await portal.Employer().Get(new TakeBackJob(id));
        var own = await portal.Own(id);
        Assert.Equal(("Chip design engineer", (bool?)null), (own.Fields.TitleEn, own.ChangeInReview));
        Assert.Equal("TakeBackJob_NotInReview", (await portal.Employer().Send(new TakeBackJob(id))).Reason?.Name);
    }

    [Fact]
    public async Task Taken_back_and_published_at_once_only_one_happens()
    {
        var id = await portal.Submitted();
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        var (back, publish) = (portal.Employer().Send(new TakeBackJob(id)), portal.Reviewer().Send(new ReviewJob(id, true, null, null, seen.Version)));
        await Task.WhenAll(back, publish);
        Assert.NotEqual((await back).IsOk, (await publish).IsOk);
        Assert.Equal((await back).IsOk ? "Draft" : "Live", await portal.Status(id));
    }

    [Fact]
    public async Task Nobody_else_can_take_it_back()
    {
        var id = await portal.Submitted();
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new TakeBackJob(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(new TakeBackJob(id))).Kind);
    }
}
