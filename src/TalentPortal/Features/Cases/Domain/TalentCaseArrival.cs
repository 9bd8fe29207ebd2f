using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>When the talent arrived, and whether what was asked since then waits for an answer.</summary>
public sealed partial class TalentCase
{
    /// <summary>Day at the tenant; null before. Check-ins and the settled test count from it.</summary>
    [Class(FieldClass.Sensitive)]
    public DateOnly? ArrivedOn { get; private set; }

    /// <summary>Since when check-ins wait for an answer of the talent; null while none does.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? CheckInSince { get; private set; }

    /// <summary>Says on which day the talent arrived. Returns why not, or null.</summary>
    public TextKey? Arrive(DateOnly on, DateOnly today)
    {
        if (!IsOpen) return "Case_Closed";
        if (Playbook[Stage].Place < Playbook[Playbook.Arrival].Place) return "RecordArrival_NotYet";
        if (on > today || on < today.AddYears(-1)) return "RecordArrival_DateUnfit";
        ArrivedOn = on;
        Raise(new CaseArrived(this));
        return null;
    }

    /// <summary>A check-in was sent to the talent.</summary>
    public void AskCheckIn(DateTimeOffset now) => CheckInSince ??= now;

    /// <summary>The talent answered one.</summary>
    public void AnswerCheckIn() => CheckInSince = null;
}
