using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class BounceHandOversTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Two_working_days_after_a_Friday_it_goes_back_and_not_at_the_weekend()
    {
        var one = await portal.ReadyCase();
        var friday = MoveToFridayAtTen();
        await portal.AsSystem().Get(new BounceHandOvers());
        var id = await portal.OfferedOn(one);
        // Friday at ten, Monday at ten, Tuesday at ten: the two days between do not count.
        var acceptBy = new DateTimeOffset(await portal.Scalar<DateTime>("select accept_by from hand_overs where id = $1", id), TimeSpan.Zero);
        Assert.InRange(acceptBy, friday.AddDays(4), friday.AddDays(4).AddMinutes(5));
        foreach (var moment in new[] { friday.AddDays(1), friday.AddDays(2), friday.AddDays(3), acceptBy.AddMinutes(-5) })
        {
            MoveTo(moment);
            Assert.Equal(0, (await portal.AsSystem().Get(new BounceHandOvers())).Bounced);
        }

        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
        MoveTo(acceptBy);
        Assert.Equal(1, (await portal.AsSystem().Get(new BounceHandOvers())).Bounced);
        Assert.Equal(HandOverState.Bounced, await portal.StateOf(id));
    }

    [Fact]
    public async Task The_case_stays_with_the_sender_and_the_timeline_tells_why()
    {
        var (one, id) = await Overdue();
        await portal.AsSystem().Get(new BounceHandOvers());
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        var paper = Assert.Single(seen.HandOvers);
        Assert.Equal((CasePart.Owner, "O6", "Overseas consultant", HandOverState.Bounced, null), (seen.Part, seen.Stage.Code, seen.OwnerName, paper.State, paper.AnsweredBy));
        Assert.Equal((CaseEntryKind.HandOverBounced, CallSide.System, null, "Overseas", "Domestic", null), Facts(seen.Entries[^1]));
        Assert.Equal(seen.Entries[^1], (await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).Entries[^1]);
        Assert.Equal(1, await portal.Audited("cases.bounce", one.Id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewCase(one.Id));
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(id))).Reason!.Name);
    }

    [Fact]
    public async Task Every_team_lead_and_the_sender_get_a_mail_without_a_word_about_the_person()
    {
        var lead = await portal.Colleague(PortalRole.TeamLead);
        var (one, _) = await Overdue();
        var (domestic, talent) = (await portal.MailsAbout(CaseScene.Domestic, one), await portal.MailsAbout(one.Talent, one));
        await portal.AsSystem().Get(new BounceHandOvers());
        DemoPerson[] told = [CaseScene.Lead, lead, CaseScene.Overseas];
        foreach (var person in told) Assert.Equal(1, await portal.MailsAbout(person, one));
        Assert.Equal(
            (domestic, talent, 0), (await portal.MailsAbout(CaseScene.Domestic, one), await portal.MailsAbout(one.Talent, one), await portal.MailsAbout(HandOverScene.Elsewhere(PortalRole.TeamLead), one)));
        foreach (var mail in await portal.Mails(lead.Email))
            Assert.All(["Words about", "Ready to go on", "A call every week", "Wei Ling", one.Talent.Email], word => Assert.DoesNotContain(word, mail.Subject + mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_first_on_the_team_leads_board_until_it_is_offered_anew()
    {
        var (one, _) = await Overdue();
        await portal.AsSystem().Get(new BounceHandOvers());
        // Long overdue, and yet after it.
        await portal.Run("update cases set bounced_at = null where id <> $1", one.Id);
        var other = await portal.Opened();
        await portal.Run("update cases set next_on = current_date - 60 where id = $1", other.Id);
        var board = (await portal.As(CaseScene.Lead).Get(new BrowseCases(CaseTier.Overseas, CaseList.Team))).Items;
        Assert.Equal(one.Id, board[0].Id);
        Assert.NotNull(board[0].BouncedAt);
        await portal.OfferedOn(one);
        board = (await portal.As(CaseScene.Lead).Get(new BrowseCases(CaseTier.Overseas, CaseList.Team))).Items;
        Assert.Equal(other.Id, board[0].Id);
        Assert.Equal((null, true), board.Where(item => item.Id == one.Id).Select(item => (item.BouncedAt, item.IsOffered)).Single());
    }

    [Fact]
    public async Task The_team_lead_may_give_it_to_the_tier_that_did_not_answer()
    {
        var (one, id) = await Overdue();
        await portal.AsSystem().Get(new BounceHandOvers());
        await portal.As(CaseScene.Lead).Get(new AssignCase(one.Id, await portal.MembershipOf(CaseScene.Domestic), null, await portal.CaseVersion(one.Id)));
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, "D1", HandOverState.Accepted), (seen.Part, seen.Stage.Code, await portal.StateOf(id)));
    }

    [Fact]
    public async Task A_second_run_does_nothing()
    {
        var (one, _) = await Overdue();
        await Run();
        var (entries, mails, version) = (await portal.EntriesOf(one.Id), await portal.MailsAbout(CaseScene.Lead, one), await portal.CaseVersion(one.Id));
        Assert.Equal(["Opened", "StageMoved", "HandOverOffered", "HandOverBounced"], entries);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await Run();
        Assert.Equal(0, (await portal.AsSystem().Get(new BounceHandOvers())).Bounced);
        Assert.Equal(entries, await portal.EntriesOf(one.Id));
        Assert.Equal((mails, version), (await portal.MailsAbout(CaseScene.Lead, one), await portal.CaseVersion(one.Id)));
        Assert.Equal(1, await portal.Audited("cases.bounce", one.Id));
    }

    [Theory]
    [InlineData(HandOverState.Accepted)]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task What_was_answered_stays_so(HandOverState state)
    {
        var (one, id) = await portal.InState(state);
        var entries = await portal.EntriesOf(one.Id);
        await portal.PassTerm(id);
        await portal.AsSystem().Get(new BounceHandOvers());
        Assert.Equal(state, await portal.StateOf(id));
        Assert.Equal(entries, await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task Each_tenant_is_run_by_itself()
    {
        var (one, id) = await Overdue();
        Assert.Equal(0, (await portal.AsSystem("zhongguancun").Get(new BounceHandOvers())).Bounced);
        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
        await Run();
        Assert.Equal((HandOverState.Bounced, "O6"), (await portal.StateOf(id), await portal.StageOf(one.Id)));
    }

    [Fact]
    public async Task No_person_may_send_it_and_nobody_without_a_tenant()
    {
        await Overdue();
        await HandOverScene.NobodyFinds(
            [.. await portal.Outsiders(), portal.As(CaseScene.Lead), portal.As(CaseScene.Overseas), portal.As(CaseScene.Domestic), portal.AsSystem("")], new BounceHandOvers());
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new BounceHandOvers(-1))).Kind);
    }

    /// <summary>Offered, and nobody answered in time.</summary>
    private async Task<(Opened Case, Guid HandOver)> Overdue()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await portal.PassTerm(id);
        return (one, id);
    }

    private static (CaseEntryKind, CallSide, string?, string?, string?, string?) Facts(OpenEntry entry) => (entry.Kind, entry.By, entry.ActorName, entry.From, entry.To, entry.Words);

    private void MoveTo(DateTimeOffset moment) => portal.Clock.Advance(moment - portal.Clock.GetUtcNow());

    /// <summary>Ten in the morning of the next Friday that an ordinary weekend and two working days follow.</summary>
    private DateTimeOffset MoveToFridayAtTen()
    {
        static bool Works(DateOnly day) => WorkingCalendar.China.IsWorkingDay(day).Value;
        var day = portal.Today().AddDays(1);
        while (!(day.DayOfWeek == DayOfWeek.Friday && Works(day) && !Works(day.AddDays(1)) && !Works(day.AddDays(2)) && Works(day.AddDays(3)) && Works(day.AddDays(4)))) day = day.AddDays(1);
        var ten = new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8));
        MoveTo(ten);
        return ten;
    }

    private Task Run() => portal.RunWork("cases-bounce-hand-overs");
}
