using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>How long a case has been worked on, and how long it waited for whom.</summary>
public sealed partial class TalentCase
{
    /// <summary>Says for whom the case waits, or that work goes on. Returns why not, or null.</summary>
    public TextKey? TurnClock(CaseClock to, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (!IsOpen) return "Case_Closed";
        if (to == Clock) return "ChangeClock_Already";
        Settle(calendar, now);
        Clock = to;
        return null;
    }

    /// <summary>Office minutes of work in this stage until <paramref name="now"/>; waiting is not among them.</summary>
    public int StageMinutesAt(WorkingCalendar calendar, DateTimeOffset now) => StageMinutes + Since(CaseClock.Running, calendar, now);

    /// <summary>Office minutes for which the whole case has waited for somebody.</summary>
    public int WaitedMinutesAt(CaseClock clock, WorkingCalendar calendar, DateTimeOffset now) => Since(clock, calendar, now) + clock switch
    {
        CaseClock.WaitingTalent => TalentMinutes,
        CaseClock.WaitingEmployer => EmployerMinutes,
        CaseClock.WaitingAuthority => AuthorityMinutes,
        _ => throw new ArgumentOutOfRangeException(nameof(clock)),
    };

    private int Since(CaseClock clock, WorkingCalendar calendar, DateTimeOffset now) => clock == Clock && IsOpen ? calendar.Minutes(ClockSince, now) : 0;

    /// <summary>Books the time since the clock was last turned to whom it belongs.</summary>
    private void Settle(WorkingCalendar calendar, DateTimeOffset now)
    {
        var minutes = calendar.Minutes(ClockSince, now);
        switch (Clock)
        {
            case CaseClock.Running: StageMinutes += minutes; break;
            case CaseClock.WaitingTalent: TalentMinutes += minutes; break;
            case CaseClock.WaitingEmployer: EmployerMinutes += minutes; break;
            case CaseClock.WaitingAuthority: AuthorityMinutes += minutes; break;
        }

        ClockSince = now;
    }
}
