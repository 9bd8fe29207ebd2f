using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings.Domain;

/// <summary>What a talent asks about a flat, and the viewing that comes of it. The talent and whoever lets the flat are its parties. Times are kept as the clock of the flat shows them.</summary>
public sealed class FlatEnquiry : ICaseRow
{
    public const string Table = "flat_enquiries";
    public const int NameMax = 100;
    public const int ZoneMax = 50;
    public const int MostSlots = 3;

    /// <summary>Open ones of a person at an organisation; of one flat there is one.</summary>
    public const int MostOpen = 5;

    /// <summary>Days ahead for which times can be named.</summary>
    public const int MostDaysAhead = 90;

    /// <summary>Minutes that a viewing takes in a calendar.</summary>
    public const int Minutes = 30;

    /// <summary>Days without a word after which an open one ends by itself.</summary>
    public const int LapseDays = 30;

    /// <summary>Months for which a closed one is kept.</summary>
    public const int KeptMonths = 36;

    private FlatEnquiry()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ListingId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>The organisation that lets it; null where the tenant's staff answer for somebody without an account.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>The talent's case at the tenant when they asked, whose consultant reads along; null for none.</summary>
    [Class(FieldClass.Internal)]
    public Guid? CaseId { get; private set; }

    /// <summary>The flat as it was called then: its listing may change or go.</summary>
    [Class(FieldClass.Public)]
    public Bilingual FlatTitle { get; private set; } = Bilingual.Empty;

    /// <summary>How the talent wants to be called, sealed under their key: all that whoever lets the flat knows of them.</summary>
    [Class(FieldClass.Contact)]
    public SealedText Name { get; private set; }

    [Class(FieldClass.Public)]
    public EnquiryState State { get; private set; }

    [Class(FieldClass.Public)]
    public EnquiryEnd? Ending { get; private set; }

    [Class(FieldClass.Public)]
    public DeclineReason? Declined { get; private set; }

    /// <summary>IANA zone of the flat, by whose clock times are meant.</summary>
    [Class(FieldClass.Internal)]
    public string Zone { get; private set; } = "";

    /// <summary>IANA zone in which the talent reads times.</summary>
    [Class(FieldClass.Sensitive)]
    public string TalentZone { get; private set; } = "";

    /// <summary>The times that were named last, as <see cref="Interview.LocalFormat"/>.</summary>
    [Class(FieldClass.Internal)]
    public List<string> Slots { get; private set; } = [];

    /// <summary>The agreed one; null while there is none.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>The consultant who comes along, as all sides read it.</summary>
    [Class(FieldClass.Public)]
    public string? CompanionName { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? CompanionUserId { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Since when whoever lets the flat owes a word; null while they owe none.</summary>
    [Class(FieldClass.Public)]
    public DateTimeOffset? WaitingSince { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset MovedAt { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Goes up with each change of an agreed time, for calendar programs (RFC 5546).</summary>
    [Class(FieldClass.Internal)]
    public int Sequence { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsOpen => State != EnquiryState.Closed;

    /// <summary>What both sides call it by; says nothing of the person.</summary>
    public string Reference => "F-" + Id.ToString("N")[^8..].ToUpperInvariant();

    /// <param name="slots">Times at which the talent could look at it; none for a question.</param>
    public static FlatEnquiry Ask(Guid id, HousingListing flat, Guid talent, SealedText name, string zone, string talentZone, IEnumerable<string> slots, Guid? caseId, DateTimeOffset now)
    {
        var asked = new FlatEnquiry
        {
            Id = id, TenantId = flat.TenantId, ListingId = flat.Id, TalentUserId = talent, EmployerId = flat.OperatorId, CaseId = caseId, FlatTitle = flat.Title, Name = name,
            Zone = zone, TalentZone = talentZone, AskedAt = now, WaitingSince = now, MovedAt = now, Slots = [.. slots],
        };
        asked.State = asked.Slots.Count > 0 ? EnquiryState.Wished : EnquiryState.Asked;
        return asked;
    }

    /// <summary>The talent's side wrote. Returns why not, or null.</summary>
    public TextKey? TalentWrites(DateTimeOffset now)
    {
        if (!IsOpen) return "Enquiry_Over";
        (WaitingSince, MovedAt) = (WaitingSince ?? now, now);
        return null;
    }

    /// <summary>The talent names other times; an agreed one no longer holds. Returns why not, or null.</summary>
    public TextKey? Wish(IEnumerable<string> slots, string talentZone, DateTimeOffset now)
    {
        if (!IsOpen) return "Enquiry_Over";
        if (State == EnquiryState.Agreed) Sequence++;
        (State, Slots, StartsAt, TalentZone, WaitingSince, MovedAt) = (EnquiryState.Wished, [.. slots], null, talentZone, now, now);
        return null;
    }

    /// <summary>The talent takes one of the times. Returns why not, or null.</summary>
    public TextKey? Choose(string slot, DateTimeOffset now) => State == EnquiryState.Proposed ? Fix(slot, now) : IsOpen ? "Enquiry_NotOffered" : "Enquiry_Over";

    /// <summary>Whoever lets it takes one of the talent's times. Returns why not, or null.</summary>
    public TextKey? Agree(string slot, DateTimeOffset now) => State == EnquiryState.Wished ? Fix(slot, now) : IsOpen ? "Enquiry_NotOffered" : "Enquiry_Over";

    /// <summary>Whoever lets it wrote. Returns why not, or null.</summary>
    public TextKey? OperatorWrites(DateTimeOffset now)
    {
        if (!IsOpen) return "Enquiry_Over";
        // Times that the talent named wait on, whatever else was said.
        (WaitingSince, MovedAt) = (State == EnquiryState.Wished ? WaitingSince : null, now);
        return null;
    }

    /// <summary>Whoever lets it names times; an agreed one no longer holds. Returns why not, or null.</summary>
    public TextKey? Propose(IEnumerable<string> slots, DateTimeOffset now)
    {
        if (!IsOpen) return "Enquiry_Over";
        if (State == EnquiryState.Agreed) Sequence++;
        (State, Slots, StartsAt, WaitingSince, MovedAt) = (EnquiryState.Proposed, [.. slots], null, null, now);
        return null;
    }

    /// <summary>Says how a viewing went. Returns why not, or null.</summary>
    public TextKey? Record(EnquiryEnd outcome, DateTimeOffset now) =>
        !IsOpen ? "Enquiry_Over" : State != EnquiryState.Agreed || StartsAt > now ? "AnswerEnquiry_NotYet" : Close(outcome, now);

    /// <summary>It ends. Returns why not, or null.</summary>
    public TextKey? Close(EnquiryEnd ending, DateTimeOffset now, DeclineReason? reason = null)
    {
        if (!IsOpen) return "Enquiry_Over";
        if (State == EnquiryState.Agreed) Sequence++;
        (State, Ending, Declined, ClosedAt, WaitingSince, MovedAt) = (EnquiryState.Closed, ending, reason, now, null, now);
        return null;
    }

    /// <summary>The consultant of the case comes along, or no longer does. Returns why not, or null.</summary>
    /// <param name="who">Null: nobody.</param>
    public TextKey? Accompany(Guid? who, string? name)
    {
        if (!IsOpen) return "Enquiry_Over";
        (CompanionUserId, CompanionName) = (who, name);
        return null;
    }

    private TextKey? Fix(string slot, DateTimeOffset now)
    {
        if (!Slots.Contains(slot)) return "Enquiry_NotOffered";
        var starts = LocalTime.Moment(slot, Zone)!.Value;
        if (starts <= now) return "Enquiry_Past";
        (State, StartsAt, WaitingSince, MovedAt) = (EnquiryState.Agreed, starts, null, now);
        Sequence++;
        return null;
    }
}
