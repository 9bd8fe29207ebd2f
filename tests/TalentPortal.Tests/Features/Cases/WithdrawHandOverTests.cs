using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class WithdrawHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_gone_for_the_receivers_and_the_case_stays_with_the_sender()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        Assert.True(Assert.Single((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).HandOvers).CanWithdraw);
        await portal.As(CaseScene.Overseas).Get(new WithdrawHandOver(id));
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal(("O6", HandOverState.Withdrawn, false), (seen.Stage.Code, seen.HandOvers[0].State, seen.HandOvers[0].CanWithdraw));
        Assert.Equal((CaseEntryKind.HandOverWithdrawn, CallSide.Staff, "Overseas consultant", null), (seen.Entries[^1].Kind, seen.Entries[^1].By, seen.Entries[^1].ActorName, seen.Entries[^1].Words));
        Assert.Equal(seen.Entries[^1], (await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).Entries[^1]);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewCase(one.Id));
        Assert.DoesNotContain((await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic))).Items, item => item.Id == id);
    }

    [Fact]
    public async Task It_can_be_offered_again()
    {
        var (one, _) = await portal.InState(HandOverState.Withdrawn);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(await portal.OfferedOn(one)));
        Assert.Equal("D1", await portal.StageOf(one.Id));
    }

    [Theory]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Bounced)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task What_was_answered_is_not_withdrawn(HandOverState state)
    {
        var (one, id) = await portal.InState(state);
        var entries = await portal.EntriesOf(one.Id);
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Overseas).Send(new WithdrawHandOver(id))).Reason!.Name);
        Assert.Equal(state, await portal.StateOf(id));
        Assert.Equal(entries, await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task What_was_accepted_is_no_longer_the_senders()
    {
        var (one, id) = await portal.InState(HandOverState.Accepted);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new WithdrawHandOver(id));
        Assert.Equal((HandOverState.Accepted, CaseScene.Domestic.UserId), (await portal.StateOf(id), await portal.OwnerOf(one)));
    }

    [Fact]
    public async Task Accepted_and_withdrawn_at_once_one_stands()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        var (accept, back) = (portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id)), portal.As(CaseScene.Overseas).Send(new WithdrawHandOver(id)));
        Assert.NotEqual((await accept).IsOk, (await back).IsOk);
        var accepted = (await accept).IsOk;
        Assert.Equal(accepted ? HandOverState.Accepted : HandOverState.Withdrawn, await portal.StateOf(id));
        Assert.Equal((accepted ? CaseScene.Domestic : CaseScene.Overseas).UserId, await portal.OwnerOf(one));
        Assert.Equal(4, (await portal.EntriesOf(one.Id)).Count);
    }

    [Fact]
    public async Task Only_its_sender_takes_it_back_while_they_are_with_the_tenant()
    {
        var sender = await portal.Colleague(PortalRole.OverseasConsultant);
        var one = await portal.ReadyCase(sender);
        var id = await portal.OfferedOn(one, sender);
        await HandOverScene.NobodyFinds(
            [.. await portal.Outsiders(), portal.As(CaseScene.Overseas), portal.As(CaseScene.Domestic), portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(one.Talent), portal.As(sender, "zhongguancun")],
            new WithdrawHandOver(id));
        await HandOverScene.NobodyFinds([portal.As(sender)], new WithdrawHandOver(Guid.NewGuid()));
        await portal.Leave(sender);
        await HandOverScene.NobodyFinds([portal.As(sender)], new WithdrawHandOver(id));
        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
    }
}
