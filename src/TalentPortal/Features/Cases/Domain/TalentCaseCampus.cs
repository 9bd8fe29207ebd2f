using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// Until when the campus sees the case: some whole days after the arrival. The moment stands in the row, so that the policies
/// of the database end it by themselves, whatever else runs; the case then goes back to the domestic consultants.
/// </summary>
public sealed partial class TalentCase
{
    /// <summary>Days that may be added with the talent's agreement, in all.</summary>
    public const int CampusMoreMost = 30;

    /// <summary>From this moment on the campus sees it no more; null while the talent has not arrived.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? CampusUntil { get; private set; }

    /// <summary>Days to which the talent agreed beyond the usual ones.</summary>
    [Class(FieldClass.Internal)]
    public int CampusMoreDays { get; private set; }

    /// <summary>Days beyond for which the talent is asked; null while nobody asks.</summary>
    [Class(FieldClass.Internal)]
    public int? CampusAskedDays { get; private set; }

    /// <summary>Who asks, as the talent reads it.</summary>
    [Class(FieldClass.Public)]
    public string? CampusAskedBy { get; private set; }

    /// <summary>How many first messages of the student whoever supervises reads, as both sides were told when the student took it on.</summary>
    [Class(FieldClass.Internal)]
    public int CampusFirst { get; private set; }

    /// <summary>Who supervises the student, as both sides read it; null: the team leads.</summary>
    [Class(FieldClass.Public)]
    public string? CampusSupervisor { get; private set; }

    /// <summary>Where it stands, with the tier that has it: after the campus's time that is no longer the stage's own.</summary>
    public CaseStage StageNow() => IsOpen ? Playbook[Stage] with { Tier = Tier } : Playbook[Stage];

    /// <summary>The stages to which its consultant moves it without handing it over.</summary>
    public IReadOnlyList<CaseStage> Ahead() => Playbook.Ahead(Stage, Tier);

    /// <summary>The stage to which it could be handed over now; null where there is none, or where it is with that tier already.</summary>
    public CaseStage? HandOverTo() => Playbook.HandOverFrom(Stage) is { } next && next.Tier != Tier ? next : null;

    public bool IsOverForCampus(DateTimeOffset now) => CampusUntil <= now;

    /// <summary>The last day on which the campus sees it; null while that does not count.</summary>
    public DateOnly? CampusLastDay(TenantRef tenant) => CampusUntil is { } until ? tenant.DayAt(until.AddSeconds(-1)) : null;

    /// <summary>Counts anew from the arrival.</summary>
    /// <param name="days">For how many days after the arrival the campus sees a case.</param>
    /// <param name="byCampus">Whether the campus said when that was: then it ends no later than before.</param>
    public void CountCampusTime(int days, TenantRef tenant, bool byCampus)
    {
        if (ArrivedOn is not { } arrived) return;
        var until = tenant.EndOf(arrived.AddDays(days + CampusMoreDays));
        if (!(byCampus && CampusUntil < until)) CampusUntil = until;
    }

    /// <summary>A student took it on: somebody reads their first messages along.</summary>
    public void SuperviseBy(string? supervisor, int firstMessages) => (CampusSupervisor, CampusFirst) = (supervisor, firstMessages);

    /// <summary>Asks the talent for more days. Returns why not, or null.</summary>
    public TextKey? AskCampusTime(int days, string by, DateTimeOffset now)
    {
        if (!IsOpen) return "Case_Closed";
        if (CampusUntil is null) return "AskCampusTime_NotCounting";
        if (Tier != CaseTier.Campus || IsOverForCampus(now)) return "AskCampusTime_Over";
        if (CampusMoreDays + days > CampusMoreMost) return "AskCampusTime_TooLong";
        (CampusAskedDays, CampusAskedBy) = (days, by);
        return null;
    }

    /// <summary>The talent answers for how many days more. Returns why not, or null.</summary>
    public TextKey? AnswerCampusTime(bool agreed, TenantRef tenant, DateTimeOffset now)
    {
        if (!IsOpen) return "Case_Closed";
        if (CampusAskedDays is not { } days || Tier != CaseTier.Campus || IsOverForCampus(now)) return "AgreeToCampusTime_Over";
        (CampusAskedDays, CampusAskedBy) = (null, null);
        if (!agreed) return null;
        CampusMoreDays += days;
        CampusUntil = tenant.EndOf(CampusLastDay(tenant)!.Value.AddDays(days));
        return null;
    }

    /// <summary>The campus's time is over: somebody of the tier before answers for it, and what was planned next stays planned.</summary>
    /// <param name="nextBy">By when something is to happen where nothing was planned.</param>
    public void ComeBack(Guid userId, string name, DateOnly nextBy)
    {
        var former = OwnerUserId;
        Belong(userId, name);
        (Tier, NextOn, CampusAskedDays, CampusAskedBy) = (CaseTier.Domestic, NextOn ?? nextBy, null, null);
        Raise(new CaseCameBack(this, former));
    }
}
