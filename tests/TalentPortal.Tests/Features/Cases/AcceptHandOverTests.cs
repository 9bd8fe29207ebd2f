using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class AcceptHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_case_is_with_the_receiver_from_then_on_and_the_first_step_is_to_get_in_touch()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await portal.As(CaseScene.Overseas).Get(new PlanNextAction(one.Id, "Send the packet.", portal.Today(), await portal.CaseVersion(one.Id)));
        await portal.As(CaseScene.Overseas).Get(new ChangeClock(one.Id, CaseClock.WaitingTalent, null, await portal.CaseVersion(one.Id)));
        Assert.Equal(one.Id, (await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(id))).CaseId);
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));
        Assert.Equal(
            (CasePart.Owner, "D1", CaseTier.Domestic, CaseClock.Running, "Domestic career consultant", null, (DateOnly?)WorkingCalendar.China.AddWorkingDays(portal.Today(), 1).Value),
            (seen.Part, seen.Stage.Code, seen.Stage.Tier, seen.Age.Clock, seen.OwnerName, seen.NextAction, seen.NextOn));
        var paper = Assert.Single(seen.HandOvers);
        Assert.Equal((HandOverState.Accepted, "Domestic career consultant", false), (paper.State, paper.AnsweredBy, paper.CanAnswer));
        Assert.Equal((CaseEntryKind.HandOverAccepted, CallSide.Staff, "Domestic career consultant", "Overseas", "Domestic"), (seen.Entries[^1].Kind, seen.Entries[^1].By, seen.Entries[^1].ActorName, seen.Entries[^1].From, seen.Entries[^1].To));
        Assert.Equal("Wei Ling", seen.Person!.Name);
        Assert.Equal(1, await portal.Audited("cases.accept", one.Id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new ViewCase(one.Id));
    }

    [Fact]
    public async Task Sender_and_talent_get_a_mail()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        var (talent, receiver, sender) = (await portal.MailsAbout(one.Talent, one), await portal.MailsAbout(CaseScene.Domestic, one), (await portal.Mails(CaseScene.Overseas.Email)).Count);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(id));
        Assert.Equal((talent + 1, receiver), (await portal.MailsAbout(one.Talent, one), await portal.MailsAbout(CaseScene.Domestic, one)));
        var mails = await portal.Mails(CaseScene.Overseas.Email);
        Assert.Equal(sender + 1, mails.Count);
        // The sender may not open the case any more: the mail leads to the board.
        Assert.EndsWith("/overseas/cases", mails[0].Link!.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_has_it()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var (one, id) = await portal.InState(HandOverState.Offered);
            var people = new[] { CaseScene.Domestic, colleague };
            var both = await Task.WhenAll(people.Select(person => portal.As(person).Send(new AcceptHandOver(id))));
            Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
            Assert.Equal(people[both[0].IsOk ? 0 : 1].UserId, await portal.OwnerOf(one));
            Assert.Equal(["Opened", "StageMoved", "HandOverOffered", "HandOverAccepted"], await portal.EntriesOf(one.Id));
            Assert.Equal(1, await portal.Audited("cases.accept", one.Id));
        }
    }

    [Fact]
    public async Task Who_comes_after_is_told_that_somebody_was_first()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        var (one, id) = await portal.InState(HandOverState.Accepted);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(colleague).Send(new AcceptHandOver(id))).Kind);
        Assert.Equal(CaseScene.Domestic.UserId, await portal.OwnerOf(one));
    }

    [Fact]
    public async Task Accepted_and_objected_to_at_once_one_stands()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        var (accept, refuse) = (portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id)), portal.As(one.Talent).Send(new ObjectToHandOver(id, null)));
        Assert.NotEqual((await accept).IsOk, (await refuse).IsOk);
        var accepted = (await accept).IsOk;
        Assert.Equal(accepted ? HandOverState.Accepted : HandOverState.Objected, await portal.StateOf(id));
        Assert.Equal((accepted ? CaseScene.Domestic : CaseScene.Overseas).UserId, await portal.OwnerOf(one));
        Assert.Equal(4, (await portal.EntriesOf(one.Id)).Count);
    }

    [Fact]
    public async Task A_double_click_accepts_once()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        var command = Guid.CreateVersion7();
        foreach (var _ in Enumerable.Range(0, 3)) Assert.True((await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id), command)).IsOk);
        Assert.Equal(["Opened", "StageMoved", "HandOverOffered", "HandOverAccepted"], await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task After_the_term_it_is_too_late_even_before_it_was_sent_back()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await portal.PassTerm(id);
        Assert.Equal("AcceptHandOver_TooLate", (await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id))).Reason!.Name);
        Assert.Equal(CaseScene.Overseas.UserId, await portal.OwnerOf(one));
    }

    [Theory]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Bounced)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task What_is_no_longer_offered_is_not_accepted(HandOverState state)
    {
        var (one, id) = await portal.InState(state);
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id))).Reason!.Name);
        Assert.Equal((state, CaseScene.Overseas.UserId), (await portal.StateOf(id), await portal.OwnerOf(one)));
    }

    [Fact]
    public async Task A_case_that_ended_meanwhile_is_not_accepted()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.OtherJob, null, await portal.CaseVersion(one.Id)));
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id))).Reason!.Name);
        Assert.Equal("X", await portal.StageOf(one.Id));
    }

    [Fact]
    public async Task Offered_by_name_only_that_colleague_accepts()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        var one = await portal.ReadyCase();
        var id = await portal.OfferedOn(one, to: await portal.MembershipOf(colleague));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new AcceptHandOver(id));
        await portal.As(colleague).Get(new AcceptHandOver(id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new AcceptHandOver(id));
        Assert.Equal(colleague.UserId, await portal.OwnerOf(one));
    }

    [Fact]
    public async Task Nobody_outside_the_tier_accepts()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        var left = await portal.Colleague(PortalRole.DomesticConsultant);
        await portal.Leave(left);
        await HandOverScene.NobodyFinds(
            [.. await portal.Outsiders(), portal.As(CaseScene.Overseas), portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(one.Talent), portal.As(left)], new AcceptHandOver(id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new AcceptHandOver(Guid.NewGuid()));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new AcceptHandOver(one.Id));
        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
    }
}
