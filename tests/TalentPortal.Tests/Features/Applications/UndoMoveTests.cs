using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class UndoMoveTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Within_seconds_a_refusal_is_as_if_it_had_never_been()
    {
        var sent = await portal.Applied();
        var before = await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application));
        await portal.Move(sent, ApplicationState.Declined, "A slip.");
        Assert.True((await Undo(sent, ApplicationState.Received, ApplicationState.Declined)).IsOk);
        await portal.NewsIsOut();
        var after = await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application));
        Assert.Equal((before.State, before.Owed, before.Steps.Count), (after.State, after.Owed, after.Steps.Count));
        Assert.DoesNotContain(after.Steps, step => step.Reason == "A slip.");
        Assert.DoesNotContain((await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application))).Steps, step => step.State == ApplicationState.Declined);
        // The mail about the application itself, and none about the slip.
        Assert.Single(await portal.Mails(sent.Talent.Email));
        Assert.True((await portal.Move(sent, ApplicationState.Screening)).IsOk);
        await portal.NewsIsOut();
        Assert.Equal(2, (await portal.Mails(sent.Talent.Email)).Count);
    }

    [Fact]
    public async Task Once_the_talent_is_told_it_is_too_late()
    {
        var sent = await portal.Applied();
        await portal.Move(sent, ApplicationState.Screening);
        portal.Clock.Advance(UndoMove.Taken + TimeSpan.FromSeconds(1));
        Assert.Equal("UndoMove_TooLate", (await Undo(sent, ApplicationState.Received, ApplicationState.Screening)).Reason!.Name);
        await portal.NewsIsOut();
        Assert.Equal(2, (await portal.Mails(sent.Talent.Email)).Count);
    }

    [Fact]
    public async Task What_somebody_else_did_since_stays()
    {
        var (moved, withdrawn) = (await portal.Applied(), await portal.Applied());
        await portal.Move(moved, ApplicationState.Screening);
        await portal.Move(moved, ApplicationState.Interview);
        Assert.Equal(OutcomeKind.Conflict, (await Undo(moved, ApplicationState.Received, ApplicationState.Screening)).Kind);
        await portal.Move(withdrawn, ApplicationState.Screening);
        await portal.Applicant(withdrawn).Get(new WithdrawApplication(withdrawn.Application));
        Assert.Equal(OutcomeKind.Conflict, (await Undo(withdrawn, ApplicationState.Received, ApplicationState.Screening)).Kind);
    }

    [Fact]
    public async Task Two_who_undo_at_once_undo_once_and_an_offer_is_not_undone()
    {
        var sent = await portal.Applied();
        await portal.Move(sent, ApplicationState.Interview);
        var both = await Task.WhenAll(Undo(sent, ApplicationState.Received, ApplicationState.Interview), Undo(sent, ApplicationState.Received, ApplicationState.Interview));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
        await portal.Move(sent, ApplicationState.Interview);
        await portal.Move(sent, ApplicationState.Offered);
        Assert.Equal("UndoMove_TooLate", (await Undo(sent, ApplicationState.Interview, ApplicationState.Offered)).Reason!.Name);
    }

    [Fact]
    public async Task Strangers_undo_nothing()
    {
        var sent = await portal.Applied();
        await portal.Move(sent, ApplicationState.Screening);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(sent.Talent), portal.As(await portal.NewTalent()), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new UndoMove(sent.Application, ApplicationState.Received, ApplicationState.Screening))).Kind);
    }

    private Task<Outcome<Done>> Undo(Sent sent, ApplicationState from, ApplicationState to) => portal.Recruiter(sent).Send(new UndoMove(sent.Application, from, to));
}
