using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class MoveApplicationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_moves_step_by_step_and_the_talent_reads_each_with_its_words()
    {
        var sent = await portal.Applied();
        foreach (var (to, words) in new[] { (ApplicationState.Screening, null), (ApplicationState.Interview, "  Tuesday at ten?  "), (ApplicationState.Offered, null), (ApplicationState.Hired, (string?)null) })
        {
            Assert.True((await portal.Move(sent, to, words)).IsOk);
            await portal.NewsIsOut();
        }

        var mine = await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application));
        Assert.Equal(ApplicationWordsRoad, mine.Steps.Select(step => step.State));
        Assert.Equal([CallSide.Party, CallSide.Employer, CallSide.Employer, CallSide.Employer, CallSide.Employer], mine.Steps.Select(step => step.By));
        Assert.Equal("Tuesday at ten?", mine.Steps[2].Reason);
        Assert.False(mine.IsOpen);
        Assert.Equal(5, (await portal.Mails(sent.Talent.Email)).Count);
        Assert.DoesNotContain(await portal.Mails(sent.Talent.Email), mail => mail.Text.Contains("Tuesday", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Declining_needs_a_reason_that_is_sealed_in_the_database()
    {
        var sent = await portal.Applied();
        foreach (var reason in new[] { null, "", "   " }) Assert.Equal("MoveApplication_ReasonMissing", (await portal.Move(sent, ApplicationState.Declined, reason)).Errors.Single().Text.Name);
        Assert.Equal("MoveApplication_ReasonUnfit", (await portal.Move(sent, ApplicationState.Declined, new string('x', 1001))).Errors.Single().Text.Name);
        Assert.Equal("MoveApplication_ReasonUnfit", (await portal.Move(sent, ApplicationState.Declined, "a\0b")).Errors.Single().Text.Name);
        Assert.True((await portal.Move(sent, ApplicationState.Declined, "Another candidate has more years in lithography.")).IsOk);
        Assert.Equal("Another candidate has more years in lithography.", (await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).Steps[^1].Reason);
        var kept = await portal.Scalar<byte[]>("select reason from application_steps where application_id = $1 and state = 'Declined'", sent.Application);
        Assert.True(kept!.AsSpan().IndexOf("lithography"u8) < 0);
    }

    [Theory]
    [InlineData(ApplicationState.Hired)]
    [InlineData(ApplicationState.Offered)]
    [InlineData(ApplicationState.Received)]
    [InlineData(ApplicationState.Withdrawn)]
    public async Task It_cannot_jump(ApplicationState to)
    {
        var sent = await portal.Applied();
        Assert.Equal("MoveApplication_NotFromHere", (await portal.Move(sent, to, "because")).Reason!.Name);
    }

    [Fact]
    public async Task What_is_over_does_not_move()
    {
        var (declined, withdrawn) = (await portal.Applied(), await portal.Applied());
        await portal.Move(declined, ApplicationState.Declined, "no");
        await portal.Applicant(withdrawn).Get(new WithdrawApplication(withdrawn.Application));
        Assert.Equal("MoveApplication_NotFromHere", (await portal.Move(declined, ApplicationState.Screening)).Reason!.Name);
        Assert.Equal("MoveApplication_NotFromHere", (await portal.Move(withdrawn, ApplicationState.Screening)).Reason!.Name);
        Assert.Equal("MoveApplication_NotFromHere", (await portal.Recruiter(declined).Send(new MoveApplication(declined.Application, (ApplicationState)99, null, 1))).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task Of_two_members_who_act_at_once_one_is_told_of_the_other()
    {
        var sent = await portal.Applied();
        var version = await portal.VersionOf(sent.Application);
        var both = await Task.WhenAll(
            portal.As(Personas.RecruiterOf("rongxin")).Send(new MoveApplication(sent.Application, ApplicationState.Screening, null, version)),
            portal.As(Personas.OwnerOf("rongxin")).Send(new MoveApplication(sent.Application, ApplicationState.Declined, "no", version)));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from application_steps where application_id = $1", sent.Application));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Recruiter(sent).Send(new MoveApplication(sent.Application, ApplicationState.Interview, null, version))).Kind);
    }

    [Fact]
    public async Task The_talent_hears_once_of_two_moves_made_in_one_go()
    {
        var sent = await portal.Applied();
        await portal.Move(sent, ApplicationState.Screening);
        await portal.Move(sent, ApplicationState.Interview);
        await portal.NewsIsOut();
        // One mail for the application, one for both moves.
        Assert.Equal(2, (await portal.Mails(sent.Talent.Email)).Count);
    }

    [Fact]
    public async Task A_reason_may_be_chosen_instead_of_words_and_only_where_one_declines()
    {
        var (chosen, both) = (await portal.Applied(), await portal.Applied());
        Assert.True((await portal.Recruiter(chosen).Send(new MoveApplication(chosen.Application, ApplicationState.Declined, null, await portal.VersionOf(chosen.Application), DeclineReason.Language))).IsOk);
        Assert.Equal((DeclineReason.Language, null), ((await portal.Applicant(chosen).Get(new ViewMyApplication(chosen.Application))).Steps[^1] is var step ? (step.Because, step.Reason) : default));
        Assert.True((await portal.Recruiter(both).Send(new MoveApplication(both.Application, ApplicationState.Screening, null, await portal.VersionOf(both.Application), DeclineReason.Language))).IsOk);
        Assert.Null((await portal.Applicant(both).Get(new ViewMyApplication(both.Application))).Steps[^1].Because);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Recruiter(both).Send(new MoveApplication(both.Application, ApplicationState.Declined, null, await portal.VersionOf(both.Application), (DeclineReason)77))).Kind);
    }

    [Fact]
    public async Task Each_step_owes_the_next_answer_until_it_is_the_talents_turn()
    {
        var sent = await portal.Applied();
        var tenant = PortalFixture.TenantOf("fujian");
        var first = (await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).Owed!;
        Assert.Equal((ReplyClock.DueOn(tenant, portal.Clock.GetUtcNow(), ReplyTerms.UsualDays), false, 0), (first.DueOn, first.IsLate, first.Reminders));
        portal.Clock.Advance(TimeSpan.FromDays(6));
        await portal.Move(sent, ApplicationState.Screening);
        var next = (await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application))).Owed!;
        Assert.True(next.DueOn > first.DueOn);
        await portal.Move(sent, ApplicationState.Interview);
        await portal.Move(sent, ApplicationState.Offered);
        Assert.Null((await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).Owed);
    }

    [Fact]
    public async Task A_double_click_moves_once()
    {
        var sent = await portal.Applied();
        var (version, command) = (await portal.VersionOf(sent.Application), Guid.CreateVersion7());
        foreach (var _ in Enumerable.Range(0, 3)) Assert.True((await portal.Recruiter(sent).Send(new MoveApplication(sent.Application, ApplicationState.Screening, null, version), command)).IsOk);
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from application_steps where application_id = $1", sent.Application));
    }

    [Fact]
    public async Task Strangers_move_nothing()
    {
        var sent = await portal.Applied();
        var version = await portal.VersionOf(sent.Application);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(sent.Talent), portal.As(await portal.NewTalent()), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new MoveApplication(sent.Application, ApplicationState.Screening, null, version))).Kind);
    }

    private static ApplicationState[] ApplicationWordsRoad { get; } =
        [ApplicationState.Received, ApplicationState.Screening, ApplicationState.Interview, ApplicationState.Offered, ApplicationState.Hired];
}
