using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family.Domain;

/// <summary>
/// One person's half of a link with their partner. Two accounts are linked while each half names the other person; either
/// ends it by taking their own half away. Nobody else reads it: no employer, consultant, administrator or count.
/// </summary>
public sealed class PartnerSide : IPersonOwned
{
    public const int NameMax = 100;
    public const string Table = "partner_sides";

    private PartnerSide()
    {
    }

    /// <summary>The person's own: there is one.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>The invitation that it began with; the same on both sides.</summary>
    [Class(FieldClass.Internal)]
    public Guid LinkId { get; private set; }

    /// <summary>Whom this person has agreed to; that person may read this half. Empty while an invitation waits, or its answer.</summary>
    [Class(FieldClass.Sensitive)]
    public Guid? PartnerId { get; private set; }

    /// <summary>The name by which the partner knows this person, sealed under this person's key.</summary>
    [Class(FieldClass.Contact)]
    public SealedText Name { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>When this person agreed to whom; empty before.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>Whoever invites waits for an answer; whoever accepts knows to whom.</summary>
    public static PartnerSide Begin(Guid userId, Guid linkId, Guid? partnerId, SealedText name, DateTimeOffset now) =>
        new() { Id = userId, UserId = userId, LinkId = linkId, PartnerId = partnerId, Name = name, BeganAt = now, AgreedAt = partnerId is null ? null : now };

    /// <summary>Agrees to the person who answered.</summary>
    public void AgreeTo(Guid partnerId, DateTimeOffset now) => (PartnerId, AgreedAt) = (partnerId, now);
}
