using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Features.Transfers;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Transfers;

public sealed class ViewMyTransfersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_reads_word_for_word_what_would_leave_and_later_what_did()
    {
        var going = await portal.AboutToGo();
        var item = Assert.Single((await portal.Mine(going.Case).Get(new ViewMyTransfers(going.Case.Id))).Items);
        Assert.Equal((TransferState.Asked, TransferScene.Reason, "The Pearl River delta", false), (item.State, item.Reason, item.Takes.En, item.IsStillOpen));
        Assert.Contains(item.Packet, line => line is { Key: "summary", Text: "What is known of summary" });
        Assert.True((await portal.LetGo(going, keys: ["summary", "needs"])).IsOk);
        var offered = Assert.Single((await portal.Mine(going.Case).Get(new ViewMyTransfers(going.Case.Id))).Items);
        Assert.Equal(["summary", "needs"], offered.Packet.Select(line => line.Key));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(TransferScene.There), portal.As(await portal.NewTalent()), portal.As(null)], new ViewMyTransfers(going.Case.Id));
    }
}

public sealed class AnswerMyTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Agreeing_asks_for_both_consents_and_opens_what_was_ticked_until_the_term()
    {
        var going = await portal.AboutToGo();
        var mine = portal.Mine(going.Case);
        var answer = new AnswerMyTransfer(going.Id, true, ["summary"], true, false, TransferScene.Words, TransferScene.AdviceWords);
        Assert.Equal("AnswerMyTransfer_AdviceMissing", (await mine.Send(answer with { Advice = false })).Errors[0].Text.Name);
        Assert.Equal(OutcomeKind.Invalid, (await mine.Send(answer with { ConsentWords = null })).Kind);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas), portal.As(await portal.NewTalent()), portal.As(going.Case.Talent, TransferScene.Receiver), portal.As(null)], answer);
        await mine.Get(answer);
        var consents = (await mine.Get(new BrowseConsents())).Items;
        Assert.Contains(consents, item => item is { Kind: ConsentKind.CaseToOther, OpenUntil: not null });
        Assert.Contains(consents, item => item.Kind == ConsentKind.AdviceByTenant && item.TenantName == PortalFixture.TenantOf(TransferScene.Receiver).Name);
        var seen = await portal.As(TransferScene.There).Get(new ViewTransfer(going.Id));
        Assert.Equal(("Wei Ling", TransferScene.Reason), (seen.Name, seen.Reason));
        Assert.Equal(["summary"], seen.Packet.Select(item => item.Key));
        Assert.Equal("Asked Offered", await portal.Steps(going));
        Assert.NotEmpty(await portal.Mails(TransferScene.There.Email));
        Assert.Equal("Transfer_Over", (await mine.Send(answer)).Reason!.Name);
        // Past the term the database itself shows nothing there, answered or not.
        portal.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(TransferScene.There).Send(new ViewTransfer(going.Id))).Kind);
    }

    [Fact]
    public async Task Taking_it_back_before_the_answer_closes_all_and_the_sender_learns_no_more_than_that()
    {
        var going = await portal.OnTheWay();
        Assert.Contains((await portal.As(TransferScene.There).Get(new BrowseTransfers(CaseTier.Overseas))).Items, item => item.Id == going.Id);
        Assert.True((await portal.Keep(going)).IsOk);
        Assert.Equal(("Declined", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
        Assert.DoesNotContain((await portal.As(TransferScene.There).Get(new BrowseTransfers(CaseTier.Overseas))).Items, item => item.Id == going.Id);
        await HandOverScene.NobodyFinds([portal.As(TransferScene.There), portal.As(TransferScene.LeadThere)], new ViewTransfer(going.Id));
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewCase(going.Case.Id))).ClosedAt is null);
    }

    [Theory]
    [InlineData(ConsentKind.CaseToOther)]
    [InlineData(ConsentKind.AdviceByTenant)]
    public async Task Each_of_the_two_consents_taken_back_ends_it_on_whatever_site(ConsentKind kind)
    {
        var going = await portal.OnTheWay();
        var mine = portal.As(going.Case.Talent, "zhongguancun");
        var name = PortalFixture.TenantOf(TransferScene.Receiver).Name;
        var consent = (await mine.Get(new BrowseConsents())).Items.First(item => item.Kind == kind && (kind == ConsentKind.CaseToOther || item.TenantName == name));
        await mine.Get(new WithdrawConsent(consent.Id));
        Assert.Equal(("Declined", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(TransferScene.There).Send(new AnswerTransfer(going.Id, true, null))).Kind);
    }

    [Fact]
    public async Task Ended_after_the_acceptance_the_packet_is_closed_and_the_new_case_goes_on()
    {
        var (going, there) = await portal.Gone();
        Assert.True((await portal.As(TransferScene.There).Send(new ViewTransfer(going.Id))).IsOk);
        Assert.True((await portal.Keep(going)).IsOk);
        Assert.Equal(("Accepted", 0L), (await portal.StateOf(going), await portal.Letters(going)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(TransferScene.There).Send(new ViewTransfer(going.Id))).Kind);
        Assert.Null((await portal.As(TransferScene.There).Get(new ViewCase(there.Id))).ClosedAt);
        Assert.Equal("Transfer_Over", (await portal.Keep(going)).Reason!.Name);
    }

    [Fact]
    public async Task Who_takes_back_the_advice_there_ends_the_new_case_and_all_that_was_passed_on()
    {
        var (going, there) = await portal.Gone();
        var mine = portal.As(going.Case.Talent, "zhongguancun");
        var name = PortalFixture.TenantOf(TransferScene.Receiver).Name;
        await mine.Get(new WithdrawConsent((await mine.Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.AdviceByTenant && item.TenantName == name).Id));
        await portal.Arrive();
        Assert.Equal(("Accepted", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
        Assert.Equal("Withdrew", await portal.Scalar<string>("select close_reason from cases where id = $1", there.Id));
    }

    [Fact]
    public async Task Whoever_is_with_the_receiver_already_is_told_so_and_nobody_else()
    {
        var going = await portal.AboutToGo();
        await portal.Opened(TransferScene.Receiver, going.Case.Talent);
        Assert.Equal("AnswerMyTransfer_AlreadyThere", (await portal.LetGo(going)).Reason!.Name);
        var late = await portal.OnTheWay();
        await portal.Opened(TransferScene.Receiver, late.Case.Talent);
        Assert.Equal("AnswerTransfer_AlreadyHere", (await portal.As(TransferScene.There).Send(new AnswerTransfer(late.Id, true, null))).Reason!.Name);
        Assert.Equal("Offered", await portal.StateOf(late));
    }

    [Fact]
    public async Task The_end_of_the_case_ends_it_too()
    {
        var going = await portal.OnTheWay();
        await portal.As(CaseScene.Overseas).Get(new CloseCase(going.Case.Id, CaseCloseReason.Family, null, await portal.VersionOf(going.Case)));
        Assert.NotEqual(OutcomeKind.Ok, (await portal.As(TransferScene.There).Send(new AnswerTransfer(going.Id, true, null))).Kind);
        await portal.Arrive();
        Assert.Equal(("Withdrawn", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
    }
}
