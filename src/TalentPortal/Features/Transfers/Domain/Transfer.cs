using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>
/// Whoever answers for a case would like to pass it on to another organisation. Nothing leaves before the talent agreed, and
/// then only <see cref="TransferLetter"/>. The talent may read every column; the receiver reads none.
/// </summary>
public sealed class Transfer : ICaseRow
{
    public const string Table = "transfers";
    public const string Purpose = "transfer";
    public const int ReasonMax = HandOver.ReasonMax;
    public const int ItemMax = HandOver.ItemMax;
    public const int NoteMax = 1000;

    /// <summary>Working days of the receiver in which it answers.</summary>
    public const int DaysUsual = CaseTime.AnswerDays;
    public const int DaysMost = 10;

    /// <summary>Days after which a question that the talent did not answer ends by itself.</summary>
    public const int AskedDays = 30;

    /// <summary>Months after the end of the case for which it is kept.</summary>
    public const int KeptMonths = 12;

    /// <summary>Name of its form among drafts; the record is the case.</summary>
    public const string DraftForm = "transfer";

    /// <summary>What was passed on stays open to the receiver for this long at most, however long its case goes on.</summary>
    public static readonly TimeSpan OpenAtMost = TimeSpan.FromDays(730);

    private Transfer()
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

    /// <summary>The organisation that is to take it on.</summary>
    [Class(FieldClass.Sensitive)]
    public Guid ReceiverId { get; private set; }

    /// <summary>Which consultants there are asked.</summary>
    [Class(FieldClass.Internal)]
    public CaseTier Tier { get; private set; }

    /// <summary>Where the case stood when it was asked.</summary>
    [Class(FieldClass.Sensitive)]
    public string Stage { get; private set; } = "";

    /// <summary>Why, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    /// <summary>The items as JSON, sealed; from the consent on, those that the talent agreed to.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Packet { get; private set; }

    [Class(FieldClass.Sensitive)]
    public TransferState State { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid AskedBy { get; private set; }

    /// <summary>Whom the receiver may turn to: the one name of the sender's staff that it learns.</summary>
    [Class(FieldClass.Public)]
    public string AskedByName { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Working days of the receiver for the answer.</summary>
    [Class(FieldClass.Internal)]
    public int Days { get; private set; }

    /// <summary>When the talent agreed.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? OfferedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? AcceptBy { get; private set; }

    /// <summary>The lead that there is at the receiver once it accepts; its case hangs on it.</summary>
    [Class(FieldClass.Internal)]
    public Guid? NewLeadId { get; private set; }

    /// <summary>Whether the talent lets the sender look at the ended case.</summary>
    [Class(FieldClass.Sensitive)]
    public bool LooksOn { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who accepted or returned it: the one name of the receiver's staff that the sender learns.</summary>
    [Class(FieldClass.Public)]
    public string? AnsweredByName { get; private set; }

    /// <summary>Why it was returned, sealed; empty otherwise.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Note { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the talent ended what an accepted one had opened.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The sender's case knows of the answer.</summary>
    [Class(FieldClass.Internal)]
    public bool IsToldToSender { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>Somebody still has to say something.</summary>
    public bool IsOpen => State is TransferState.Asked or TransferState.Offered;

    public static Transfer Ask(Guid id, TalentCase of, Guid receiver, SealedText reason, SealedText packet, int days, Guid by, string byName, DateTimeOffset now) => new()
    {
        Id = id, TenantId = of.TenantId, CaseId = of.Id, TalentUserId = of.TalentUserId, ReceiverId = receiver, Tier = of.Tier, Stage = of.Stage, Reason = reason, Packet = packet, Days = days,
        AskedBy = by, AskedByName = byName, AskedAt = now,
    };

    /// <summary>The talent agrees: it goes to the receiver. Returns why not, or null.</summary>
    /// <param name="packet">The items that the talent agreed to, sealed.</param>
    public TextKey? Offer(Guid leadId, SealedText packet, bool looksOn, DateTimeOffset acceptBy, DateTimeOffset now)
    {
        if (State != TransferState.Asked) return "Transfer_Over";
        (State, NewLeadId, Packet, LooksOn, AcceptBy, OfferedAt) = (TransferState.Offered, leadId, packet, looksOn, acceptBy, now);
        return null;
    }

    /// <summary>It ends before it was answered. Returns why not, or null.</summary>
    public TextKey? End(TransferState to, DateTimeOffset now)
    {
        if (!IsOpen) return "Transfer_Over";
        if (to == TransferState.Bounced && !(State == TransferState.Offered && AcceptBy <= now)) return "Transfer_Over";
        (State, ClosedAt) = (to, now);
        return null;
    }

    /// <summary>The talent ends what an accepted one had opened. Returns whether there was something to end.</summary>
    public bool EndDisclosure(DateTimeOffset now)
    {
        if (State != TransferState.Accepted || EndedAt is not null) return false;
        EndedAt = now;
        return true;
    }

    public void ToldToSender() => IsToldToSender = true;
}
