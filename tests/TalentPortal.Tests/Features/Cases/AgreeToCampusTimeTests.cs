using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>Only the talent makes the campus's time longer, and only when asked.</summary>
public sealed class AgreeToCampusTimeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_changes_until_the_talent_agrees_and_then_it_is_so_many_days_longer()
    {
        var one = await portal.JustArrived();
        var (until, last) = (await portal.CampusUntil(one), portal.Today().AddDays(CampusRule.UsualDays));
        await Ask(one, 10);
        Assert.Equal(until, await portal.CampusUntil(one));
        var asked = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Asked!;
        Assert.Equal((10, last.AddDays(10)), (asked.Days, asked.Until));
        Assert.True((await portal.Mine(one).Send(new AgreeToCampusTime(one.Id, 10, true))).IsOk);
        Assert.Equal(PortalFixture.TenantOf("fujian").EndOf(last.AddDays(10)), await portal.CampusUntil(one));
        Assert.Equal(1, await portal.Audited("cases.campusTime", one.Id));
        Assert.Equal("CampusLonger", (await portal.EntriesOf(one.Id))[^1]);
        var mine = await portal.Mine(one).Get(new ViewMyCase(one.Id));
        Assert.Equal((last.AddDays(10), null), (mine.CampusUntil, mine.Asked));
        portal.Clock.Advance(until - portal.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        Assert.True((await portal.As(CaseScene.Campus).Send(new ViewCase(one.Id))).IsOk);
        Assert.Equal(0, (await portal.EndCampusTime()).Ended);
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewCase(one.Id));
    }

    [Fact]
    public async Task Who_says_no_or_nothing_lets_it_end_on_its_day()
    {
        var (no, silent) = (await portal.JustArrived(), await portal.JustArrived());
        var until = await portal.CampusUntil(no);
        await Ask(no, 10);
        await Ask(silent, 10);
        Assert.True((await portal.Mine(no).Send(new AgreeToCampusTime(no.Id, 10, false))).IsOk);
        Assert.Equal((until, until), (await portal.CampusUntil(no), await portal.CampusUntil(silent)));
        Assert.Equal("AgreeToCampusTime_Over", (await portal.Mine(no).Send(new AgreeToCampusTime(no.Id, 10, true))).Reason!.Name);
        await portal.GoToEnd(silent, TimeSpan.FromMinutes(1));
        Assert.Equal("AgreeToCampusTime_Over", (await portal.Mine(silent).Send(new AgreeToCampusTime(silent.Id, 10, true))).Reason!.Name);
    }

    [Fact]
    public async Task Nobody_but_the_talent_answers_and_nobody_answers_what_was_not_asked()
    {
        var one = await portal.JustArrived();
        Assert.Equal("AgreeToCampusTime_Over", (await portal.Mine(one).Send(new AgreeToCampusTime(one.Id, 10, true))).Reason!.Name);
        await Ask(one, 10);
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(CaseScene.Campus), portal.As(CaseScene.Domestic), portal.As(CaseScene.Lead), portal.As(one.Talent, "zhongguancun")], new AgreeToCampusTime(one.Id, 10, true));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Mine(one).Send(new AgreeToCampusTime(one.Id, 20, true))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Mine(one).Send(new AgreeToCampusTime(one.Id, 31, true))).Kind);
    }

    private async Task Ask(Opened one, int days) => await portal.As(CaseScene.Lead).Get(new AskCampusTime(one.Id, days, await portal.CaseVersion(one.Id)));
}
