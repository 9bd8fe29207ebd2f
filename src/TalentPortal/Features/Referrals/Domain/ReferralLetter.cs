using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>
/// What a receiver is given: a copy of what the talent agreed to on that day. There is one only from the agreement to the end
/// of the loop; taking the referral back deletes it, and with it all that an employer or a link could open.
/// </summary>
public sealed class ReferralLetter : ICaseRow
{
    public const string Table = "referral_letters";

    private ReferralLetter()
    {
    }

    /// <summary>The same as the referral's.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>The employer that reads it; null where it is read by a link.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>See <see cref="ReferralFacts"/>, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Facts { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset SentAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateOnly DueOn { get; private set; }

    /// <summary>The receiver takes care of it; the outcome is what is left to say.</summary>
    [Class(FieldClass.Internal)]
    public bool IsAccepted { get; private set; }

    public static ReferralLetter Of(Referral referral, SealedText facts) => new()
    {
        Id = referral.Id, TenantId = referral.TenantId, TalentUserId = referral.TalentUserId, EmployerId = referral.ReceiverEmployerId, Facts = facts, SentAt = referral.SentAt!.Value, DueOn = referral.DueOn!.Value,
    };

    public void Accepted() => IsAccepted = true;
}
