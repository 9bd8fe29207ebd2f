using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>Where a proposal stands.</summary>
public enum BuddyState
{
    /// <summary>The student decides.</summary>
    Asked,

    /// <summary>The student would; the talent decides.</summary>
    Offered,

    /// <summary>Both want it.</summary>
    Agreed,

    /// <summary>The student cannot.</summary>
    Declined,

    /// <summary>The talent asks for another one.</summary>
    Refused,

    /// <summary>One of the two ended it, or nobody wants a buddy any more. Nobody says why.</summary>
    Ended,
}

/// <summary>Somebody is proposed as the buddy of a case. The talent may read every column; why a student cannot is not among them in clear.</summary>
public sealed class BuddyProposal : ICaseRow
{
    public const string Table = "buddy_proposals";
    public const int ReasonMax = 300;

    /// <summary>How many may be open at a time.</summary>
    public const int MostOpen = 2;

    private BuddyProposal()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid CaseId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid StudentUserId { get; private set; }

    [Class(FieldClass.Public)]
    public string StudentName { get; private set; } = "";

    [Class(FieldClass.Public)]
    public string ProposedByName { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Why they fit, as it was then; both sides read it. Sealed under the talent's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reasons { get; private set; }

    /// <summary>Why the student cannot, sealed under the student's key; whoever answers for the case reads it.</summary>
    [Class(FieldClass.Internal)]
    public SealedText Answer { get; private set; }

    [Class(FieldClass.Sensitive)]
    public BuddyState State { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset MovedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsOpen => State is BuddyState.Asked or BuddyState.Offered or BuddyState.Agreed;

    public static BuddyProposal Ask(Guid id, TalentCase one, Guid studentUserId, string studentName, string byName, SealedText reasons, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = one.TenantId,
        CaseId = one.Id,
        TalentUserId = one.TalentUserId,
        StudentUserId = studentUserId,
        StudentName = studentName,
        ProposedByName = byName,
        ProposedAt = now,
        Reasons = reasons,
        State = BuddyState.Asked,
        MovedAt = now,
    };

    /// <summary>The student would, or cannot. Returns why not, or null.</summary>
    public TextKey? AnswerStudent(bool accept, SealedText reason, DateTimeOffset now)
    {
        if (State != BuddyState.Asked) return "Buddy_NoLongerOpen";
        (State, Answer, MovedAt) = (accept ? BuddyState.Offered : BuddyState.Declined, reason, now);
        return null;
    }

    /// <summary>The talent agrees, or asks for another one. Returns why not, or null.</summary>
    public TextKey? AnswerTalent(bool agree, DateTimeOffset now)
    {
        if (agree ? State != BuddyState.Offered : !IsOpen) return "Buddy_NoLongerOpen";
        (State, MovedAt) = (agree ? BuddyState.Agreed : BuddyState.Refused, now);
        return null;
    }

    /// <summary>It is over, and nobody says why. Returns why not, or null.</summary>
    public TextKey? End(DateTimeOffset now)
    {
        if (!IsOpen) return "Buddy_NoLongerOpen";
        (State, MovedAt) = (BuddyState.Ended, now);
        return null;
    }
}
