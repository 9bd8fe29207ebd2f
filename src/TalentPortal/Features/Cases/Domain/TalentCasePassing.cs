using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A case that goes from one organisation to another: it ends at the one, and goes on at the other as a case of its own.</summary>
public sealed partial class TalentCase
{
    /// <summary>What an entry of the kind <see cref="CaseEntryKind.Transfer"/> says where the case came from another organisation.</summary>
    public const string Received = "Received";

    /// <summary>Whether the talent lets the organisation that passed it on look at it still.</summary>
    [Class(FieldClass.Internal)]
    public bool IsKeptInSight { get; private set; }

    /// <summary>It was passed on, and the talent does not let those look on who answered for it: only who keeps the records sees it.</summary>
    public bool IsOutOfSight => CloseReason == CaseCloseReason.PassedOn && !IsKeptInSight;

    public void KeepInSight(bool agreed) => IsKeptInSight = agreed;

    /// <summary>It began at another organisation: here it goes on from the stage of its own way that matches.</summary>
    internal void GoOnFrom(string stage)
    {
        var matching = Matching(Playbook, stage);
        (Stage, Tier) = (matching.Code, matching.Tier);
        // What the other organisation decided is not this one's word: the person is asked anew where the questions are due.
        if (matching.Place >= Playbook[Playbook.ClearanceStage].Place && matching.Place < Playbook[Playbook.Offer].Place) Raise(new ClearanceDue(this));
    }

    /// <summary>The stage of a way that stands for one of another organisation's: the same, or the last before it of the same tier that this way has.</summary>
    public static CaseStage Matching(Playbook book, string stage)
    {
        var same = book.Find(stage) ?? book[Playbook.First];
        var tier = book.Stages.Where(other => other.Tier == same.Tier && !other.IsLeftOut && other.EnteredBy != StageEntry.Close).ToList();
        return tier.FindLast(other => other.Place <= same.Place) ?? tier[0];
    }
}
