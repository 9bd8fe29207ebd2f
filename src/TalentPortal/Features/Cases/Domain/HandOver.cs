using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// A case is offered to another tier, with a packet and a term. It passes on only when somebody accepts; until then its
/// sender answers for it. The talent reads all of it, and may object.
/// </summary>
public sealed class HandOver : Entity, ICaseRow
{
    public const int ReasonMax = 1000;
    public const int ItemMax = 2000;
    public const int PromisesMax = 1000;
    public const string Table = "hand_overs";

    /// <summary>Name of its form among drafts; the record is the case.</summary>
    public const string DraftForm = "hand-over";

    private HandOver()
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

    [Class(FieldClass.Public)]
    public CaseTier FromTier { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid FromUserId { get; private set; }

    [Class(FieldClass.Public)]
    public string FromName { get; private set; } = "";

    [Class(FieldClass.Public)]
    public CaseTier ToTier { get; private set; }

    /// <summary>Code of the stage in which the case is once it is accepted.</summary>
    [Class(FieldClass.Public)]
    public string ToStage { get; private set; } = "";

    /// <summary>Whom it is offered to; null: whoever of the tier is first.</summary>
    [Class(FieldClass.Internal)]
    public Guid? ToUserId { get; private set; }

    [Class(FieldClass.Public)]
    public string? ToName { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    /// <summary>The items of the packet as JSON: key and text of each.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Packet { get; private set; }

    /// <summary>What the talent was promised; empty: nothing.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Promises { get; private set; }

    /// <summary>The next date agreed with the talent.</summary>
    [Class(FieldClass.Sensitive)]
    public DateOnly NextOn { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset OfferedAt { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset AcceptBy { get; private set; }

    [Class(FieldClass.Public)]
    public HandOverState State { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who accepted or returned it.</summary>
    [Class(FieldClass.Internal)]
    public Guid? AnsweredByUserId { get; private set; }

    [Class(FieldClass.Public)]
    public string? AnsweredBy { get; private set; }

    /// <summary>Why it was returned or objected to; empty when nothing was said.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Answer { get; private set; }

    /// <summary>Since when the talent lets the sender look on; null: not.</summary>
    [Class(FieldClass.Public)]
    public DateTimeOffset? AftercareAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsOpen => State == HandOverState.Offered;

    /// <summary>Offers a case to the tier of <paramref name="stage"/>.</summary>
    /// <param name="to">Whom it is offered to; null: whoever of the tier is first.</param>
    public static HandOver Offer(
        Guid id, TalentCase talentCase, CaseStage stage, (Guid UserId, string Name)? to, SealedText reason, SealedText packet, SealedText promises, DateOnly nextOn, DateTimeOffset now, DateTimeOffset acceptBy)
    {
        var offered = new HandOver
        {
            Id = id,
            TenantId = talentCase.TenantId,
            CaseId = talentCase.Id,
            TalentUserId = talentCase.TalentUserId,
            FromTier = talentCase.Tier,
            FromUserId = talentCase.OwnerUserId ?? throw new ArgumentException("Nobody answers for the case.", nameof(talentCase)),
            FromName = talentCase.OwnerName ?? "",
            ToTier = stage.Tier,
            ToStage = stage.Code,
            ToUserId = to?.UserId,
            ToName = to?.Name,
            Reason = reason,
            Packet = packet,
            Promises = promises,
            NextOn = nextOn,
            OfferedAt = now,
            AcceptBy = acceptBy,
            State = HandOverState.Offered,
        };
        talentCase.OfferedAnew();
        offered.Raise(new HandOverOffered(offered));
        return offered;
    }

    /// <summary>Whether somebody with these roles is asked to answer it.</summary>
    public bool IsFor(Guid userId, IEnumerable<PortalRole> roles) => roles.WorksIn(ToTier) && (ToUserId ?? userId) == userId;

    /// <summary>Somebody of the tier takes the case on. Returns why not, or null.</summary>
    public TextKey? Accept(Guid userId, string name, DateTimeOffset now)
    {
        if (!IsOpen) return "HandOver_NoLongerOpen";
        if (now >= AcceptBy) return "AcceptHandOver_TooLate";
        Answered(HandOverState.Accepted, userId, name, now);
        Raise(new HandOverAccepted(this));
        return null;
    }

    /// <summary>The receivers say no. Returns why not, or null.</summary>
    public TextKey? Return(Guid userId, string name, SealedText reason, DateTimeOffset now)
    {
        if (!IsOpen) return "HandOver_NoLongerOpen";
        Answered(HandOverState.Returned, userId, name, now);
        Answer = reason;
        Raise(new HandOverRefused(this));
        return null;
    }

    /// <summary>The talent does not want it. Returns why not, or null.</summary>
    public TextKey? Object(SealedText reason, DateTimeOffset now)
    {
        if (!IsOpen) return "HandOver_NoLongerOpen";
        Answered(HandOverState.Objected, null, null, now);
        Answer = reason;
        Raise(new HandOverRefused(this));
        return null;
    }

    /// <summary>The sender takes it back, or the case ends before. Returns why not, or null.</summary>
    public TextKey? Withdraw(DateTimeOffset now)
    {
        if (!IsOpen) return "HandOver_NoLongerOpen";
        Answered(HandOverState.Withdrawn, null, null, now);
        return null;
    }

    /// <summary>Another colleague answers for the case meanwhile, and for what it offers. Letting the sender look on was said of the former one, and ends.</summary>
    public void PassTo(Guid senderUserId, string name)
    {
        if (IsOpen) (FromUserId, FromName, AftercareAt) = (senderUserId, name, null);
    }

    /// <summary>Nobody answered in time. Returns whether that is so.</summary>
    public bool Bounce(DateTimeOffset now)
    {
        if (!IsOpen || now < AcceptBy) return false;
        Answered(HandOverState.Bounced, null, null, now);
        Raise(new HandOverBounced(this));
        return true;
    }

    /// <summary>The team lead gives the case to somebody of the tier to which it was offered.</summary>
    /// <exception cref="InvalidOperationException">It was neither offered nor left unanswered.</exception>
    public void Assign(Guid userId, string name, DateTimeOffset now)
    {
        if (State is not (HandOverState.Offered or HandOverState.Bounced)) throw new InvalidOperationException($"A hand-over that is {State} is not assigned.");
        Answered(HandOverState.Accepted, userId, name, now);
        Raise(new HandOverAccepted(this));
    }

    /// <summary>The talent lets the sender look on, or no longer. Returns why not, or null.</summary>
    public TextKey? LetLookOn(bool agreed, DateTimeOffset now)
    {
        if (State is not (HandOverState.Offered or HandOverState.Accepted)) return "HandOver_NoLongerOpen";
        AftercareAt = agreed ? AftercareAt ?? now : null;
        return null;
    }

    private void Answered(HandOverState state, Guid? userId, string? name, DateTimeOffset now) => (State, AnsweredByUserId, AnsweredBy, AnsweredAt) = (state, userId, name, now);
}
