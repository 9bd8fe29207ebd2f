using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class ReturnHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_case_stays_with_the_sender_who_reads_why_as_the_talent_does()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await portal.As(CaseScene.Domestic).Get(new ReturnHandOver(id, "  The track is not named.  "));
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        var paper = Assert.Single(seen.HandOvers);
        Assert.Equal((CasePart.Owner, "O6", HandOverState.Returned, "The track is not named.", "Domestic career consultant", false), (seen.Part, seen.Stage.Code, paper.State, paper.Answer, paper.AnsweredBy, paper.CanWithdraw));
        Assert.Equal((CaseEntryKind.HandOverReturned, CallSide.Staff, "The track is not named."), (seen.Entries[^1].Kind, seen.Entries[^1].By, seen.Entries[^1].Words));
        var mine = await portal.As(one.Talent).Get(new ViewMyCase(one.Id));
        Assert.Equal((seen.Entries[^1], paper.Answer), (mine.Entries[^1], Assert.Single(mine.HandOvers).Answer));
        Assert.Equal(1, await portal.Audited("cases.return", one.Id));
        Assert.True((await portal.Scalar<byte[]>("select answer from hand_overs where id = $1", id))!.AsSpan().IndexOf("track"u8) < 0);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewCase(one.Id));
    }

    [Fact]
    public async Task The_sender_gets_a_mail_and_may_offer_it_again()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        var (talent, receiver) = (await portal.MailsAbout(one.Talent, one), await portal.MailsAbout(CaseScene.Domestic, one));
        await portal.As(CaseScene.Domestic).Get(new ReturnHandOver(id, "The track is not named."));
        Assert.Equal((1, talent, receiver), (await portal.MailsAbout(CaseScene.Overseas, one), await portal.MailsAbout(one.Talent, one), await portal.MailsAbout(CaseScene.Domestic, one)));
        Assert.DoesNotContain(await portal.Mails(CaseScene.Overseas.Email), mail => mail.Text.Contains("track", StringComparison.Ordinal));
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(await portal.OfferedOn(one)));
        Assert.Equal("D1", await portal.StageOf(one.Id));
    }

    [Fact]
    public async Task It_needs_a_reason()
    {
        var (_, id) = await portal.InState(HandOverState.Offered);
        foreach (var (reason, why) in new[] { (null, "ReturnHandOver_ReasonMissing"), ("", "ReturnHandOver_ReasonMissing"), (" \n", "ReturnHandOver_ReasonMissing"), (new string('x', HandOver.ReasonMax + 1), "Case_WordsUnfit"), ("a\0b", "Case_WordsUnfit") })
        {
            var error = Assert.Single((await portal.As(CaseScene.Domestic).Send(new ReturnHandOver(id, reason))).Errors);
            Assert.Equal(("Reason", why), (error.Field, error.Text.Name));
        }

        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
    }

    [Theory]
    [InlineData(HandOverState.Accepted)]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Bounced)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task What_is_no_longer_offered_is_not_returned(HandOverState state)
    {
        var (one, id) = await portal.InState(state);
        var entries = await portal.EntriesOf(one.Id);
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Domestic).Send(new ReturnHandOver(id, "No."))).Reason!.Name);
        Assert.Equal(state, await portal.StateOf(id));
        Assert.Equal(entries, await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task Accepted_and_returned_at_once_one_stands()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        var (one, id) = await portal.InState(HandOverState.Offered);
        var (accept, back) = (portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id)), portal.As(colleague).Send(new ReturnHandOver(id, "No.")));
        Assert.NotEqual((await accept).IsOk, (await back).IsOk);
        Assert.Equal(((await accept).IsOk ? CaseScene.Domestic : CaseScene.Overseas).UserId, await portal.OwnerOf(one));
        Assert.Equal(4, (await portal.EntriesOf(one.Id)).Count);
    }

    [Fact]
    public async Task Offered_by_name_only_that_colleague_returns_it()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        var one = await portal.ReadyCase();
        var id = await portal.OfferedOn(one, to: await portal.MembershipOf(colleague));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ReturnHandOver(id, "No."));
        await portal.As(colleague).Get(new ReturnHandOver(id, "No."));
    }

    [Fact]
    public async Task Nobody_outside_the_tier_returns_it()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await HandOverScene.NobodyFinds(
            [.. await portal.Outsiders(), portal.As(CaseScene.Overseas), portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(one.Talent)], new ReturnHandOver(id, "No."));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ReturnHandOver(Guid.NewGuid(), "No."));
        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
    }
}
