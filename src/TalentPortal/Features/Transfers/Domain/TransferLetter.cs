using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>
/// What another organisation is given of a case: a copy of what the talent agreed to on that day. It is the talent's own row, and
/// a grant of theirs opens it to that organisation's staff; without the grant, or past its end, nobody there can read it.
/// </summary>
public sealed class TransferLetter : IPersonOwned
{
    public const string Table = "transfer_letters";

    private TransferLetter()
    {
    }

    /// <summary>The same as the transfer's.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>The organisation that passes the case on.</summary>
    [Class(FieldClass.Internal)]
    public Guid SenderId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ReceiverId { get; private set; }

    /// <summary>Whom at the sender one may turn to.</summary>
    [Class(FieldClass.Public)]
    public string SenderName { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public CaseTier Tier { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string Stage { get; private set; } = "";

    /// <summary>The lead that there will be at the receiver.</summary>
    [Class(FieldClass.Internal)]
    public Guid LeadId { get; private set; }

    /// <summary>See <see cref="TransferFacts"/>, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Facts { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Language Language { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string CountryCode { get; private set; } = "";

    [Class(FieldClass.Sensitive)]
    public string TimeZone { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset OfferedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AcceptBy { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When its grant ends, and it goes.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset Until { get; private set; }

    public static TransferLetter Of(Transfer transfer, TalentCase of, string countryCode, SealedText facts) => new()
    {
        Id = transfer.Id, UserId = of.TalentUserId!.Value, SenderId = transfer.TenantId, ReceiverId = transfer.ReceiverId, SenderName = transfer.AskedByName, Tier = transfer.Tier, Stage = transfer.Stage,
        LeadId = transfer.NewLeadId!.Value, Facts = facts, Language = of.Language, CountryCode = countryCode, TimeZone = of.TimeZone, OfferedAt = transfer.OfferedAt!.Value, AcceptBy = transfer.AcceptBy!.Value,
        Until = transfer.AcceptBy!.Value,
    };

    public void Accepted(DateTimeOffset now, DateTimeOffset until) => (AcceptedAt, Until) = (now, until);
}
