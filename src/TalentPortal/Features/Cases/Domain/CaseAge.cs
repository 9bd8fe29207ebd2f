using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>How long a case has been where it is, in working days of the tenant with one decimal. Waiting is told apart.</summary>
/// <param name="StageDays">Work in the stage, without waiting.</param>
/// <param name="TypicalDays">What the stage usually takes; 0 where that says nothing.</param>
/// <param name="TargetDays">After how many it takes too long; 0 where that says nothing.</param>
/// <param name="TalentDays">For how long the whole case has waited for the talent.</param>
public sealed record CaseAge(CaseClock Clock, DateTimeOffset ClockSince, DateTimeOffset StageSince, decimal StageDays, int TypicalDays, int TargetDays, decimal TalentDays, decimal EmployerDays, decimal AuthorityDays)
{
    /// <summary>Takes longer than it should.</summary>
    public bool IsSlow => TargetDays > 0 && StageDays > TargetDays;

    public static CaseAge Of(TalentCase one, WorkingCalendar calendar, DateTimeOffset now) => new(
        one.Clock, one.ClockSince, one.StageSince, calendar.Days(one.StageMinutesAt(calendar, now)), one.Playbook[one.Stage].TypicalDays, one.Playbook[one.Stage].TargetDays, calendar.Days(one.WaitedMinutesAt(CaseClock.WaitingTalent, calendar, now)),
        calendar.Days(one.WaitedMinutesAt(CaseClock.WaitingEmployer, calendar, now)), calendar.Days(one.WaitedMinutesAt(CaseClock.WaitingAuthority, calendar, now)));

    /// <summary>
    /// Without what the campus does not see: how long the case waited before it came there, and while it is only offered,
    /// for whom it waits.
    /// </summary>
    /// <param name="offeredAt">When it was offered to the campus; null once the campus took it on.</param>
    public CaseAge AsTheCampusSeesIt(DateTimeOffset? offeredAt)
    {
        var since = this with { TalentDays = 0, EmployerDays = 0, AuthorityDays = 0 };
        return offeredAt is { } at ? since with { Clock = CaseClock.Running, ClockSince = at, StageSince = at, StageDays = 0 } : since;
    }
}
