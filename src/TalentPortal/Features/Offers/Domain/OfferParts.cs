using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers.Domain;

/// <summary>One version of an offer's terms, as it was sent. Append-only: what somebody was offered stays as it was.</summary>
public sealed class OfferVersion : ICaseRow
{
    public const string Table = "offer_versions";

    private OfferVersion()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid OfferId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public int Number { get; private set; }

    /// <summary>See <see cref="OfferSheet"/>; sealed under the talent's key, whoever wrote it.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Terms { get; private set; }

    [Class(FieldClass.Internal)]
    public DateOnly ExpiresOn { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The member of the employer who sent it, as the talent reads it.</summary>
    [Class(FieldClass.Public)]
    public string SentByName { get; private set; } = "";

    public static OfferVersion Of(Guid id, Offer offer, SealedText terms, string by) => new()
    {
        Id = id, TenantId = offer.TenantId, OfferId = offer.Id, TalentUserId = offer.TalentUserId, EmployerId = offer.EmployerId, Number = offer.Number, Terms = terms, ExpiresOn = offer.ExpiresOn, SentAt = offer.SentAt, SentByName = by,
    };
}

/// <summary>A question or an answer about one offer, between its two parties. Append-only.</summary>
public sealed class OfferMessage : ICaseRow
{
    public const string Table = "offer_messages";
    public const int WordsMax = 2000;

    /// <summary>Messages about one offer at most.</summary>
    public const int Most = 200;

    private OfferMessage()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid OfferId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Place in the thread, from 1.</summary>
    [Class(FieldClass.Internal)]
    public int Number { get; private set; }

    /// <summary>The employer, or the talent (Party).</summary>
    [Class(FieldClass.Public)]
    public CallSide By { get; private set; }

    /// <summary>The member who wrote; empty for the talent.</summary>
    [Class(FieldClass.Public)]
    public string AuthorName { get; private set; } = "";

    /// <summary>Sealed under the talent's key, whoever wrote.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset At { get; private set; }

    public static OfferMessage Of(Guid id, Offer about, int number, CallSide by, string author, SealedText words, DateTimeOffset now) => new()
    {
        Id = id, TenantId = about.TenantId, OfferId = about.Id, TalentUserId = about.TalentUserId, EmployerId = about.EmployerId, Number = number, By = by, AuthorName = author, Words = words, At = now,
    };
}
