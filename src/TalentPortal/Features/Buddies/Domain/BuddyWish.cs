using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>Whether the talent of a case wants a buddy, and what the match may use for it: nothing that they did not tick.</summary>
public sealed class BuddyWish : ICaseRow
{
    public const string Table = "buddy_wishes";

    /// <summary>Months after the end of the case for which wishes and proposals are kept.</summary>
    public const int KeptMonths = 6;

    private BuddyWish()
    {
    }

    /// <summary>The case's own: there is one.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public bool IsWanted { get; private set; }

    /// <summary>See <see cref="BuddyFacts"/>, sealed under the person's key; empty where no buddy is wanted.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Facts { get; private set; }

    /// <summary>The fields that the match may use.</summary>
    [Class(FieldClass.Sensitive)]
    public List<BuddyField> Used { get; private set; } = [];

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static BuddyWish Of(TalentCase one) => new() { Id = one.Id, TenantId = one.TenantId, TalentUserId = one.TalentUserId };

    public void Want(SealedText facts, IEnumerable<BuddyField> used, DateTimeOffset now) => (IsWanted, Facts, Used, ChangedAt) = (true, facts, [.. used.Distinct().Order()], now);

    /// <summary>No buddy is wanted, or no longer: what was said for it is forgotten.</summary>
    public void WantNone(DateTimeOffset now) => (IsWanted, Facts, Used, ChangedAt) = (false, default, [], now);
}
