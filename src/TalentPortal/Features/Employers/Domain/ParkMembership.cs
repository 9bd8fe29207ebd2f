using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>How far it is agreed that a firm is a member of a park.</summary>
public enum ParkMembershipState
{
    /// <summary>The firm's owner is asked.</summary>
    Asked,

    /// <summary>The firm has no account: the tenant's staff are asked.</summary>
    Listed,

    /// <summary>Agreed. The park may post for the firm.</summary>
    Active,

    /// <summary>The firm, or the tenant, said no.</summary>
    Declined,
    Ended,
}

/// <summary>Who ended a membership.</summary>
public enum ParkSide
{
    Park,
    Member,
    Tenant,
}

/// <summary>
/// That an organisation is a member of a park or an association, at one tenant: what a park may do follows from whom the tenant
/// admits, so the membership holds where both were looked at. One row per tenant, park and firm; asked again, it is the same.
/// Public while it is agreed. Transitions answer why not, or null.
/// </summary>
public sealed class ParkMembership : Entity, IPublishable
{
    private ParkMembership()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ParkId { get; private set; }

    public Guid MemberId { get; private set; }

    public ParkMembershipState State { get; private set; }

    /// <summary>True only while active.</summary>
    public bool IsPublic { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the firm's owner, or the tenant's staff, answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The member of staff who confirmed a firm without an account.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>Since when the park answers for the firm; null while it does not. Staff decide whether that is enough for a mark.</summary>
    public DateTimeOffset? VouchedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public ParkSide? EndedBy { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Whether something is still agreed, or asked.</summary>
    public bool IsOpen => State is ParkMembershipState.Asked or ParkMembershipState.Listed or ParkMembershipState.Active;

    /// <summary>A park asks a registered employer.</summary>
    public static ParkMembership Invite(Guid parkId, Guid memberId, bool vouch, DateTimeOffset now)
    {
        var membership = new ParkMembership { Id = Guid.CreateVersion7(now), ParkId = parkId, MemberId = memberId };
        membership.AskAgain(isListed: false, vouch, now);
        return membership;
    }

    /// <summary>A park names a firm that has no account, and answers for it.</summary>
    public static ParkMembership List(Guid parkId, Guid memberId, DateTimeOffset now)
    {
        var membership = new ParkMembership { Id = Guid.CreateVersion7(now), ParkId = parkId, MemberId = memberId };
        membership.AskAgain(isListed: true, vouch: true, now);
        return membership;
    }

    public TextKey? AskAgain(bool isListed, bool vouch, DateTimeOffset now)
    {
        if (AskedAt != default && IsOpen) return "InviteParkMember_Already";
        (State, IsPublic, AskedAt, VouchedAt) = (isListed ? ParkMembershipState.Listed : ParkMembershipState.Asked, false, now, vouch ? now : null);
        (AnsweredAt, ConfirmedBy, EndedAt, EndedBy) = (null, null, null, null);
        if (!isListed) Raise(new ParkMemberInvited(this));
        return null;
    }

    /// <summary>The firm's owner says yes or no.</summary>
    public TextKey? Answer(bool agree, DateTimeOffset now) => State is ParkMembershipState.Asked ? Decide(agree, null, now) : "AnswerParkInvitation_NotAsked";

    /// <summary>The tenant's staff say whether a firm without an account is what the park says.</summary>
    public TextKey? Confirm(bool agree, Guid? membershipId, DateTimeOffset now) =>
        State is ParkMembershipState.Listed ? Decide(agree, membershipId, now) : "ConfirmParkMember_NotListed";

    /// <summary>The park answers for the firm, or no longer.</summary>
    public TextKey? Vouch(bool vouch, DateTimeOffset now)
    {
        if (State is not (ParkMembershipState.Asked or ParkMembershipState.Active)) return "VouchForMember_NotMember";
        VouchedAt = vouch ? VouchedAt ?? now : null;
        return null;
    }

    /// <summary>Either side, or the tenant, ends it, or takes back what was only asked. The park's postings for the firm close.</summary>
    public TextKey? End(ParkSide by, DateTimeOffset now)
    {
        if (!IsOpen) return "EndParkMembership_Over";
        (State, IsPublic, VouchedAt, EndedAt, EndedBy) = (ParkMembershipState.Ended, false, null, now, by);
        Raise(new ParkMembershipEnded(this));
        return null;
    }

    private TextKey? Decide(bool agree, Guid? membershipId, DateTimeOffset now)
    {
        (State, IsPublic, AnsweredAt, ConfirmedBy) = (agree ? ParkMembershipState.Active : ParkMembershipState.Declined, agree, now, membershipId);
        if (!agree) VouchedAt = null;
        return null;
    }
}
