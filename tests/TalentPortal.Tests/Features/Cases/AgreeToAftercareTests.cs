using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class AgreeToAftercareTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Unless_the_talent_agrees_the_sender_reads_nothing_on()
    {
        var (one, _) = await portal.InState(HandOverState.Accepted);
        Assert.Null(Assert.Single((await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).HandOvers).AftercareAt);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new ViewCase(one.Id));
        Assert.DoesNotContain(await LookedOn(), item => item == one.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Agreed_before_or_after_it_is_accepted_the_sender_reads_the_timeline_on_and_no_more(bool before)
    {
        var (one, id) = await portal.InState(before ? HandOverState.Offered : HandOverState.Accepted);
        await portal.As(one.Talent).Get(new AgreeToAftercare(id, true));
        if (before)
        {
            // While it is only offered it changes nothing for anybody.
            Assert.Equal(CasePart.Owner, (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Part);
            await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(id));
        }

        await portal.As(CaseScene.Domestic).Get(new WriteEntry(one.Id, "We talked about schools."));
        await portal.As(CaseScene.Domestic).Get(new WriteNote(one.Id, "TEAM NOTE", CaseNoteLevel.Team));
        await portal.As(CaseScene.Domestic).Get(new PlanNextAction(one.Id, "NEXT ACTION", portal.Today(), await portal.CaseVersion(one.Id)));
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.LookingOn, null, null, null), (seen.Part, seen.Person, seen.Moves, seen.NextAction));
        Assert.Equal((null, false), (seen.NextOn, seen.IsOverdue));
        Assert.Empty(seen.Notes);
        Assert.Contains(seen.Entries, entry => entry.Words == "We talked about schools.");
        Assert.Equal((await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).Entries, seen.Entries);
        var paper = Assert.Single(seen.HandOvers);
        Assert.Equal((id, false, false), (paper.Id, paper.CanAnswer, paper.CanWithdraw));
        Assert.NotNull(paper.AftercareAt);
        var item = (await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, CaseList.LookingOn))).Items.Single(item => item.Id == one.Id);
        Assert.Equal((false, null), (item.IsMine, item.NextAction));
        Assert.DoesNotContain((await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas))).Items, mine => mine.Id == one.Id);
    }

    [Fact]
    public async Task They_see_only_the_packet_that_they_sent()
    {
        var one = await portal.DomesticCase(stage: "D9");
        var first = await portal.Scalar<Guid>("select id from hand_overs where case_id = $1", one.Id);
        await portal.As(one.Talent).Get(new AgreeToAftercare(first, true));
        var second = await portal.OfferedOn(one, CaseScene.Domestic);
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(second));
        Assert.Equal(first, Assert.Single((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).HandOvers).Id);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewCase(one.Id));
        await portal.As(one.Talent).Get(new AgreeToAftercare(second, true));
        Assert.Equal(second, Assert.Single((await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).HandOvers).Id);
    }

    [Fact]
    public async Task They_do_nothing_with_it()
    {
        var (one, id) = await portal.InState(HandOverState.Accepted);
        await portal.As(one.Talent).Get(new AgreeToAftercare(id, true));
        var (sender, version, entries) = (portal.As(CaseScene.Overseas), await portal.CaseVersion(one.Id), await portal.EntriesOf(one.Id));
        await HandOverScene.NobodyFinds([sender], new MoveCase(one.Id, "D2", null, version));
        await HandOverScene.NobodyFinds([sender], new ChangeClock(one.Id, CaseClock.WaitingTalent, null, version));
        await HandOverScene.NobodyFinds([sender], new PlanNextAction(one.Id, "Call.", portal.Today(), version));
        await HandOverScene.NobodyFinds([sender], new WriteEntry(one.Id, "Hello."));
        await HandOverScene.NobodyFinds([sender], new WriteNote(one.Id, "Hello."));
        await HandOverScene.NobodyFinds([sender], new CloseCase(one.Id, CaseCloseReason.NoReply, null, version));
        await HandOverScene.NobodyFinds([sender], new ViewHandOverForm(one.Id));
        await HandOverScene.NobodyFinds([sender], await portal.Offer(one));
        await HandOverScene.NobodyFinds([sender], new AssignCase(one.Id, await portal.MembershipOf(CaseScene.Overseas), null, version));
        await HandOverScene.NobodyFinds([sender], new AcceptHandOver(id));
        await HandOverScene.NobodyFinds([sender], new ReturnHandOver(id, "No."));
        await HandOverScene.NobodyFinds([sender], new WithdrawHandOver(id));
        Assert.Equal((version, CaseScene.Domestic.UserId), (await portal.CaseVersion(one.Id), await portal.OwnerOf(one)));
        Assert.Equal(entries, await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task Taken_back_it_ends_at_once_and_each_change_is_told_once()
    {
        var (one, id) = await portal.InState(HandOverState.Accepted);
        foreach (var agreed in new[] { false, true, true }) await portal.As(one.Talent).Get(new AgreeToAftercare(id, agreed));
        Assert.Contains(await LookedOn(), item => item == one.Id);
        foreach (var _ in Enumerable.Range(0, 2)) await portal.As(one.Talent).Get(new AgreeToAftercare(id, false));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new ViewCase(one.Id));
        Assert.DoesNotContain(await LookedOn(), item => item == one.Id);
        Assert.Equal(["Opened", "StageMoved", "HandOverOffered", "HandOverAccepted", "AftercareAgreed", "AftercareEnded"], await portal.EntriesOf(one.Id));
        var last = (await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).Entries[^1];
        Assert.Equal((CallSide.Party, null, "Overseas", "Domestic"), (last.By, last.ActorName, last.From, last.To));
    }

    [Theory]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Bounced)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task Where_nothing_was_handed_over_there_is_nothing_to_look_on(HandOverState state)
    {
        var (one, id) = await portal.InState(state);
        var entries = await portal.EntriesOf(one.Id);
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(one.Talent).Send(new AgreeToAftercare(id, true))).Reason!.Name);
        Assert.Equal(entries, await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task It_is_for_the_sender_alone_and_only_while_they_work_in_their_tier()
    {
        var sender = await portal.Colleague(PortalRole.OverseasConsultant);
        var one = await portal.ReadyCase(sender);
        var id = await portal.OfferedOn(one, sender);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(id));
        await portal.As(one.Talent).Get(new AgreeToAftercare(id, true));
        Assert.Equal(CasePart.LookingOn, (await portal.As(sender).Get(new ViewCase(one.Id))).Part);
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(CaseScene.Overseas), portal.As(CaseScene.Campus), portal.As(sender, "zhongguancun")], new ViewCase(one.Id));
        await portal.Leave(sender);
        await HandOverScene.NobodyFinds([portal.As(sender)], new ViewCase(one.Id));
    }

    [Fact]
    public async Task Only_the_person_agrees_and_only_at_the_cases_tenant()
    {
        var (one, id) = await portal.InState(HandOverState.Accepted);
        await HandOverScene.NobodyFinds(
            [
                .. await portal.Outsiders(), portal.As(CaseScene.Overseas), portal.As(CaseScene.Domestic), portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(one.Talent, "zhongguancun"),
                portal.As(one.Talent, ""),
            ],
            new AgreeToAftercare(id, true));
        await HandOverScene.NobodyFinds([portal.As(one.Talent)], new AgreeToAftercare(Guid.NewGuid(), true));
        Assert.DoesNotContain("AftercareAgreed", await portal.EntriesOf(one.Id));
    }

    private async Task<IEnumerable<Guid>> LookedOn() => (await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, CaseList.LookingOn))).Items.Select(item => item.Id);
}
