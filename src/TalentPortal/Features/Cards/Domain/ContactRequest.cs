using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>Where an employer's request for contact stands.</summary>
public enum ContactState
{
    Waiting,
    Accepted,

    /// <summary>The person said no, or took back what they had disclosed.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    /// <summary>The card went, or the person blocked the employer, while the request waited. The employer never reads this: to it the request waits and lapses, as if nobody had answered.</summary>
    Ended,
}

/// <summary>What a person discloses.</summary>
public enum ContactPart
{
    /// <summary>The name, in every case.</summary>
    Name,

    /// <summary>Mail address and phone number.</summary>
    Contact,

    /// <summary>School, degree, branch, years, country, and what they wrote about themselves.</summary>
    Background,
}

/// <summary>
/// An employer asks the person behind a blind card for contact. It knows the card by its own reference and the person not at
/// all; only an answer discloses who it is, see <see cref="ContactDisclosure"/>.
/// </summary>
public sealed class ContactRequest : Entity, ICaseRow
{
    public const string Table = "contact_requests";
    public const string Purpose = "contact";
    public const int PositionMax = 120;
    public const int MessageMax = 2000;

    /// <summary>Days in which a person can answer.</summary>
    public const int AnswerDays = 14;

    /// <summary>Days after an answer, or after none, until the same employer may ask for the same card again.</summary>
    public const int RestDays = 180;

    /// <summary>Days for which a person can disclose something at most.</summary>
    public const int OpenDaysMost = 180;

    /// <summary>Months after its end for which a request is kept.</summary>
    public const int KeptMonths = 12;

    private ContactRequest()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Public)]
    public Bilingual EmployerName { get; private set; } = Bilingual.Empty;

    [Class(FieldClass.Internal)]
    public Guid FaceId { get; private set; }

    /// <summary>The member of the employer who asked.</summary>
    [Class(FieldClass.Internal)]
    public Guid AskedBy { get; private set; }

    /// <summary>Sealed under the person's key, as the message is.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Position { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SealedText Message { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ContactState State { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AskedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AnswerBy { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? AnsweredAt { get; private set; }

    [Class(FieldClass.Sensitive)]
    public List<ContactPart> Parts { get; private set; } = [];

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static ContactRequest Ask(Guid id, TalentCard card, Guid employerId, Bilingual employerName, Guid askedBy, SealedText position, SealedText message, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = card.TenantId,
        TalentUserId = card.UserId,
        EmployerId = employerId,
        EmployerName = employerName,
        FaceId = card.FaceId,
        AskedBy = askedBy,
        Position = position,
        Message = message,
        AskedAt = now,
        AnswerBy = now.AddDays(AnswerDays),
    };

    /// <summary>Where it stands at a moment: a request whose time is over has lapsed, though no work has come by yet.</summary>
    public ContactState StateAt(DateTimeOffset now) => State == ContactState.Waiting && AnswerBy <= now ? ContactState.Lapsed : State;

    /// <summary>Where it stands for all that the employer may know.</summary>
    public ContactState StateToEmployer(DateTimeOffset now) => State != ContactState.Ended ? StateAt(now) : AnswerBy <= now ? ContactState.Lapsed : ContactState.Waiting;

    public bool Accept(IEnumerable<ContactPart> parts, DateTimeOffset now)
    {
        if (StateAt(now) != ContactState.Waiting) return false;
        (State, AnsweredAt, Parts) = (ContactState.Accepted, now, [.. parts.Append(ContactPart.Name).Distinct().Order()]);
        return true;
    }

    /// <summary>Ends it without a word to the employer, as if the time for an answer passed.</summary>
    public void End(DateTimeOffset now)
    {
        if (StateAt(now) == ContactState.Waiting) (State, AnsweredAt) = (ContactState.Ended, AnswerBy);
    }

    /// <summary>Says no, or takes an answer back.</summary>
    public bool Decline(DateTimeOffset now)
    {
        if (StateAt(now) is not (ContactState.Waiting or ContactState.Accepted)) return false;
        (State, AnsweredAt) = (ContactState.Declined, now);
        return true;
    }

    public void Lapse(DateTimeOffset now)
    {
        if (StateAt(now) == ContactState.Lapsed) (State, AnsweredAt) = (ContactState.Lapsed, AnswerBy);
    }
}
