using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Whether a case may go on, by what the talent answered and the compliance reviewer decided.</summary>
public sealed partial class TalentCase
{
    [Class(FieldClass.Sensitive)]
    public ClearanceState Clearance { get; private set; }

    /// <summary>Since when it stands so; null: it was never touched.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? ClearanceAt { get; private set; }

    public bool IsCleared => Clearance is ClearanceState.ClearedByTalent or ClearanceState.CounselAdvised;

    /// <summary>What is missing before the case may go on, and who acts next; null when nothing is.</summary>
    public TextKey? Uncleared => IsCleared ? null : new TextKey("Case_Uncleared_" + Clearance);

    /// <summary>The talent answered, for the first time or anew: the reviewer looks at it. Returns why not, or null.</summary>
    public TextKey? AnswerClearance(DateTimeOffset now)
    {
        if (!IsOpen) return "Case_Closed";
        if (Clearance == ClearanceState.Stopped) return "AnswerClearance_Stopped";
        Turn(ClearanceState.QuestionnaireDone, now);
        return null;
    }

    /// <summary>The compliance reviewer decided; nothing is decided before the talent answered. Returns why not, or null.</summary>
    public TextKey? DecideClearance(ClearanceState to, DateTimeOffset now)
    {
        if (!IsOpen) return "Case_Closed";
        if (Clearance == ClearanceState.NotChecked || to is ClearanceState.NotChecked or ClearanceState.QuestionnaireDone) return "DecideClearance_NotAnswered";
        Turn(to, now);
        return null;
    }

    /// <summary>Why the case may not come to a stage; on the way to the questions the talent is asked them.</summary>
    private TextKey? UnclearedOnTheWayTo(string stage)
    {
        if (Playbook.LeadsToOffer(Stage, stage)) return Uncleared;
        if (Playbook.LeadsToClearance(Stage, stage) && Clearance == ClearanceState.NotChecked) Raise(new ClearanceDue(this));
        return null;
    }

    private void Turn(ClearanceState to, DateTimeOffset now)
    {
        (Clearance, ClearanceAt) = (to, now);
        Raise(new ClearanceTurned(this));
    }
}
