using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>Transitions and clocks by themselves; the calendar is the Chinese one of 2026.</summary>
public sealed class TalentCaseTests
{
    private static readonly WorkingCalendar China = WorkingCalendar.China;
    private static readonly Guid Talent = Guid.NewGuid();

    [Fact]
    public void It_opens_where_the_first_word_is_the_consultants()
    {
        var opened = Opened(At(2026, 11, 16, 10));
        Assert.Equal(("O2", CaseTier.Overseas, CaseClock.Running, "Wen Li", true), (opened.Stage, opened.Tier, opened.Clock, opened.OwnerName, opened.IsOpen));
        Assert.Equal(TalentCase.JourneyOf(Talent), opened.JourneyId);
        Assert.NotEqual(TalentCase.JourneyOf(Guid.NewGuid()), opened.JourneyId);
        Assert.Equal(6, opened.Reference.Length);
    }

    [Fact]
    public void Its_stage_ages_by_office_hours_alone()
    {
        // Friday at four: an hour that day, nothing at the weekend, an hour on Monday.
        var talentCase = Opened(At(2026, 11, 13, 16));
        Assert.Equal(60, talentCase.StageMinutesAt(China, At(2026, 11, 15, 12)));
        Assert.Equal(120, talentCase.StageMinutesAt(China, At(2026, 11, 16, 10)));
        Assert.Equal(0.3m, China.Days(talentCase.StageMinutesAt(China, At(2026, 11, 16, 10))));
    }

    [Fact]
    public void A_holiday_does_not_count_and_the_day_that_makes_up_for_it_does()
    {
        var makeUp = Enumerable.Range(0, 365).Select(i => new DateOnly(2026, 1, 1).AddDays(i)).First(day => China.Exception(day) is { Works: true });
        var holiday = Enumerable.Range(0, 365).Select(i => new DateOnly(2026, 1, 5).AddDays(i)).First(day => China.Exception(day) is { Works: false } && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.True(makeUp.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        Assert.Equal(8 * 60, Opened(At(makeUp, 0)).StageMinutesAt(China, At(makeUp, 23)));
        Assert.Equal(0, Opened(At(holiday, 0)).StageMinutesAt(China, At(holiday, 23)));
    }

    [Fact]
    public void Waiting_is_counted_apart_and_by_whom()
    {
        var talentCase = Opened(At(2026, 11, 16, 9));
        Assert.Null(talentCase.TurnClock(CaseClock.WaitingTalent, China, At(2026, 11, 16, 11)));
        Assert.Equal((120, 180), (talentCase.StageMinutesAt(China, At(2026, 11, 16, 14)), talentCase.WaitedMinutesAt(CaseClock.WaitingTalent, China, At(2026, 11, 16, 14))));
        Assert.Null(talentCase.TurnClock(CaseClock.WaitingAuthority, China, At(2026, 11, 16, 14)));
        Assert.Null(talentCase.TurnClock(CaseClock.Running, China, At(2026, 11, 17, 10)));
        Assert.Equal(
            (120 + 60, 180, 0, 180 + 60),
            (talentCase.StageMinutesAt(China, At(2026, 11, 17, 11)), talentCase.WaitedMinutesAt(CaseClock.WaitingTalent, China, At(2026, 11, 17, 11)),
                talentCase.WaitedMinutesAt(CaseClock.WaitingEmployer, China, At(2026, 11, 17, 11)), talentCase.WaitedMinutesAt(CaseClock.WaitingAuthority, China, At(2026, 11, 17, 11))));
        Assert.Equal("ChangeClock_Already", talentCase.TurnClock(CaseClock.Running, China, At(2026, 11, 17, 11))!.Name);
    }

    [Fact]
    public void A_new_stage_begins_anew_and_with_work_while_what_was_waited_for_stays()
    {
        var talentCase = Opened(At(2026, 11, 16, 9));
        talentCase.TurnClock(CaseClock.WaitingTalent, China, At(2026, 11, 16, 10));
        Assert.Null(talentCase.MoveTo("O4", false, China, At(2026, 11, 16, 12)));
        Assert.Equal(("O4", CaseClock.Running, At(2026, 11, 16, 12)), (talentCase.Stage, talentCase.Clock, talentCase.StageSince));
        Assert.Equal((30, 120), (talentCase.StageMinutesAt(China, At(2026, 11, 16, 12).AddMinutes(30)), talentCase.WaitedMinutesAt(CaseClock.WaitingTalent, China, At(2026, 11, 18, 12))));
    }

    [Fact]
    public void It_goes_on_within_the_tier_and_back_by_one_with_a_reason()
    {
        var now = At(2026, 11, 16, 9);
        var talentCase = Opened(now);
        foreach (var to in new[] { "D1", "D2", "L1", "X", "DONE", "O2", "nowhere", "" }) Assert.Equal("MoveCase_NotFromHere", talentCase.MoveTo(to, true, China, now)!.Name);
        Assert.Null(talentCase.MoveTo("O5", false, China, now));
        Assert.Equal("MoveCase_NotFromHere", talentCase.MoveTo("O3", true, China, now)!.Name);
        Assert.Equal("MoveCase_BackNeedsReason", talentCase.MoveTo("O4", false, China, now)!.Name);
        Assert.Null(talentCase.MoveTo("O4", true, China, now));
    }

    [Fact]
    public void Once_closed_nothing_moves_and_settled_is_only_what_came_that_far()
    {
        var now = At(2026, 11, 16, 9);
        var talentCase = Opened(now);
        Assert.Equal("CloseCase_NotSettledYet", talentCase.Close(CaseCloseReason.Settled, China, now)!.Name);
        Assert.Null(talentCase.Close(CaseCloseReason.NoReply, China, now));
        Assert.Equal(("X", CaseCloseReason.NoReply, now, null), (talentCase.Stage, talentCase.CloseReason, talentCase.ClosedAt, talentCase.NextOn));
        Assert.Equal("Case_Closed", talentCase.MoveTo("O3", true, China, now)!.Name);
        Assert.Equal("Case_Closed", talentCase.TurnClock(CaseClock.WaitingTalent, China, now)!.Name);
        Assert.Equal("Case_Closed", talentCase.Plan(default, new DateOnly(2026, 12, 1))!.Name);
        Assert.Equal("Case_Closed", talentCase.Close(CaseCloseReason.Pay, China, now)!.Name);

        var last = Opened(now);
        last.TakeOver(Playbook.Current["F180"], Guid.NewGuid(), "Xu", new DateOnly(2026, 11, 17), China, now);
        Assert.Null(last.Close(CaseCloseReason.Settled, China, now));
        Assert.Equal("DONE", last.Stage);
    }

    [Fact]
    public void A_hand_over_is_answered_once_and_in_time()
    {
        var now = At(2026, 11, 13, 15);
        var acceptBy = China.AddWorkingTime(now, CaseTime.AnswerDays).Value;
        Assert.Equal(At(2026, 11, 17, 15), acceptBy);
        var accepted = Offered(now, acceptBy);
        Assert.False(accepted.Bounce(acceptBy.AddSeconds(-1)));
        Assert.Null(accepted.Accept(Guid.NewGuid(), "Xu", acceptBy.AddSeconds(-1)));
        foreach (var again in new[] { accepted.Accept(Guid.NewGuid(), "Ma", now), accepted.Return(Guid.NewGuid(), "Ma", default, now), accepted.Object(default, now), accepted.Withdraw(now) })
            Assert.Equal("HandOver_NoLongerOpen", again!.Name);
        Assert.False(accepted.Bounce(acceptBy));
        Assert.Equal(("Xu", HandOverState.Accepted), (accepted.AnsweredBy, accepted.State));

        var late = Offered(now, acceptBy);
        Assert.Equal("AcceptHandOver_TooLate", late.Accept(Guid.NewGuid(), "Xu", acceptBy)!.Name);
        Assert.True(late.Bounce(acceptBy));
        late.Assign(Guid.NewGuid(), "Ma", acceptBy);
        Assert.Equal((HandOverState.Accepted, "Ma"), (late.State, late.AnsweredBy));
        Assert.Throws<InvalidOperationException>(() => late.Assign(Guid.NewGuid(), "Xu", acceptBy));
    }

    [Fact]
    public void Silence_begins_after_five_working_days()
    {
        // Wednesday the 25th: five working days before is Wednesday the 18th; whatever was heard on it or before is long ago.
        var since = China.SilentSince(PortalFixture.TenantOf("fujian"), At(2026, 11, 25, 10));
        Assert.Equal((At(2026, 11, 18, 23), At(2026, 11, 19, 0)), (At(2026, 11, 18, 23) <= since ? At(2026, 11, 18, 23) : default, At(2026, 11, 19, 0) > since ? At(2026, 11, 19, 0) : default));
    }

    private static DateTimeOffset At(int year, int month, int day, int hour) => new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    private static DateTimeOffset At(DateOnly day, int hour) => At(day.Year, day.Month, day.Day, hour);

    private static TalentCase Opened(DateTimeOffset now) => TalentCase.Open(
        Guid.CreateVersion7(now), new LeadTaken(Guid.NewGuid(), Guid.NewGuid(), Talent, Guid.NewGuid(), "Wen Li", Language.English, "IE", "Europe/Dublin", now), new DateOnly(2026, 11, 17));

    private static HandOver Offered(DateTimeOffset now, DateTimeOffset acceptBy) =>
        HandOver.Offer(Guid.NewGuid(), Opened(now), Playbook.Current["D1"], null, default(SealedText), default, default, new DateOnly(2026, 12, 1), now, acceptBy);
}
