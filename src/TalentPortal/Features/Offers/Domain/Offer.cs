using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers.Domain;

/// <summary>Where an offer stands. Before it is sent it is a draft of the member who writes it, and no row.</summary>
public enum OfferState
{
    /// <summary>The talent has it and may answer.</summary>
    Sent,

    /// <summary>The talent said yes; the employer confirms.</summary>
    Accepted,

    /// <summary>The employer confirmed: both are bound by what they sign outside the portal.</summary>
    Confirmed,

    Declined,

    /// <summary>The last day passed without an answer.</summary>
    Expired,

    /// <summary>The employer took it back.</summary>
    Withdrawn,
}

/// <summary>
/// What an employer offers one talent for one application. Talent and employer alone are its parties: the tenant's staff read
/// nothing of it, and no other talent of the employer does. The terms are in its versions.
/// </summary>
public sealed class Offer : ICaseRow
{
    public const string Table = "offers";
    public const int ReasonMax = 1000;

    /// <summary>Days for which an offer can stand open at most.</summary>
    public const int DaysMost = 180;

    /// <summary>Days that the form begins with.</summary>
    public const int DaysUsual = 14;

    /// <summary>Days before the last one on which the talent is reminded.</summary>
    public const int RemindDays = 3;

    /// <summary>Months for which an offer that came to nothing is kept after its end.</summary>
    public const int KeptMonths = 12;

    /// <summary>What the readings of an offer are for, in the access log.</summary>
    public const string Purpose = "offer";

    /// <summary>Name of its form among drafts; the record is the application.</summary>
    public const string DraftForm = "offer";

    /// <summary>For how long the talent can take an acceptance back, unless the employer confirms before.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromHours(24);

    private Offer()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ApplicationId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Copies, as the application has them.</summary>
    [Class(FieldClass.Public)]
    public Bilingual JobTitle { get; private set; } = Bilingual.Empty;

    [Class(FieldClass.Public)]
    public Bilingual EmployerName { get; private set; } = Bilingual.Empty;

    [Class(FieldClass.Sensitive)]
    public OfferState State { get; private set; }

    /// <summary>The version that counts, from 1.</summary>
    [Class(FieldClass.Internal)]
    public int Number { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The last day on which it can be accepted, at the tenant.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly ExpiresOn { get; private set; }

    /// <summary>When that day is over there.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The version whose receipt the talent confirmed, which agrees to nothing; 0 for none.</summary>
    [Class(FieldClass.Internal)]
    public int ReceivedNumber { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>When the talent accepted or declined.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? AnsweredAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Why it was declined or taken back, sealed under the person's key; empty when nobody said.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    /// <summary>The version about whose end the talent was reminded; 0 for none.</summary>
    [Class(FieldClass.Internal)]
    public int RemindedNumber { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>Until when an acceptance can be taken back; null when none waits for the employer.</summary>
    public DateTimeOffset? UndoUntil => State == OfferState.Accepted && AnsweredAt is { } at ? at + UndoFor : null;

    /// <summary>Where it stands at a moment: one whose time is over has expired, whether or not somebody noted it.</summary>
    public OfferState StateAt(DateTimeOffset now) => State == OfferState.Sent && ExpiresAt <= now ? OfferState.Expired : State;

    public static Offer For(Guid id, JobApplication application) => new()
    {
        Id = id, TenantId = application.TenantId, ApplicationId = application.Id, TalentUserId = application.TalentUserId, EmployerId = application.EmployerId, JobTitle = application.JobTitle, EmployerName = application.EmployerName,
    };

    /// <summary>Whether the employer can send a version now: after a yes there is nothing more to offer.</summary>
    public bool CanBeSent => State is not (OfferState.Accepted or OfferState.Confirmed);

    /// <summary>The employer sends a version, the first or one that takes the place of the last.</summary>
    /// <param name="expiresAt">When <paramref name="expiresOn"/> is over at the tenant.</param>
    public TextKey? Send(DateOnly expiresOn, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (!CanBeSent) return "SendOffer_Accepted";
        (State, Number, SentAt, ExpiresOn, ExpiresAt, Reason, AnsweredAt, ChangedAt) = (OfferState.Sent, Number + 1, now, expiresOn, expiresAt, default, null, now);
        return null;
    }

    /// <summary>The talent has it. That agrees to nothing.</summary>
    public TextKey? Receive(DateTimeOffset now)
    {
        if (StateAt(now) != OfferState.Sent) return "Offer_Over";
        if (ReceivedNumber != Number) (ReceivedNumber, ReceivedAt) = (Number, now);
        return null;
    }

    public TextKey? Accept(DateTimeOffset now)
    {
        if (StateAt(now) is var state and not OfferState.Sent) return state == OfferState.Expired ? "AcceptMyOffer_Expired" : "Offer_Over";
        (State, AnsweredAt, ChangedAt) = (OfferState.Accepted, now, now);
        if (ReceivedNumber != Number) (ReceivedNumber, ReceivedAt) = (Number, now);
        return null;
    }

    /// <summary>Takes an acceptance back. The offer stands as before, and has expired where its last day is over.</summary>
    public TextKey? Undo(DateTimeOffset now)
    {
        if (UndoUntil is not { } until) return "Offer_Over";
        if (until <= now) return "UndoMyAcceptance_TooLate";
        (State, AnsweredAt, ChangedAt) = (OfferState.Sent, null, now);
        return null;
    }

    public TextKey? Decline(SealedText reason, DateTimeOffset now)
    {
        if (StateAt(now) != OfferState.Sent) return "Offer_Over";
        (State, Reason, AnsweredAt, ChangedAt) = (OfferState.Declined, reason, now, now);
        return null;
    }

    /// <summary>The employer confirms what the talent accepted.</summary>
    public TextKey? Confirm(DateTimeOffset now)
    {
        if (State != OfferState.Accepted) return "Offer_Over";
        (State, ConfirmedAt, ChangedAt) = (OfferState.Confirmed, now, now);
        return null;
    }

    public TextKey? Withdraw(SealedText reason, DateTimeOffset now)
    {
        if (StateAt(now) is not (OfferState.Sent or OfferState.Accepted)) return "Offer_Over";
        (State, Reason, ChangedAt) = (OfferState.Withdrawn, reason, now);
        return null;
    }

    /// <summary>The last day is over.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (StateAt(now) == OfferState.Expired) (State, ChangedAt) = (OfferState.Expired, ExpiresAt);
    }

    public void Reminded() => RemindedNumber = Number;

    /// <summary>The application went another way, and the offer goes with it.</summary>
    public void Follow(ApplicationState application, DateTimeOffset now)
    {
        if (State is not (OfferState.Sent or OfferState.Accepted)) return;
        switch (application)
        {
            case ApplicationState.Hired when State == OfferState.Accepted:
                (State, ConfirmedAt, ChangedAt) = (OfferState.Confirmed, now, now);
                break;
            case ApplicationState.Hired or ApplicationState.Declined:
                (State, ChangedAt) = (OfferState.Withdrawn, now);
                break;
            case ApplicationState.Withdrawn:
                (State, AnsweredAt, ChangedAt) = (OfferState.Declined, now, now);
                break;
        }
    }
}
