using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments.Domain;

/// <summary>How two people meet.</summary>
public enum AppointmentKind
{
    Call,
    Video,
    InPerson,
}

/// <summary>Where an appointment stands.</summary>
public enum AppointmentState
{
    /// <summary>The talent chose a time; the consultant has not confirmed it. The time is held.</summary>
    Asked,
    Confirmed,

    /// <summary>Does not take place.</summary>
    Cancelled,

    /// <summary>Its time is over.</summary>
    Over,
}

/// <summary>A time at which a talent and a consultant talk. The talent may read every column. No two of one consultant overlap: the database refuses it.</summary>
public sealed class Appointment : ICaseRow
{
    public const string Table = "appointments";
    public const int ZoneMax = 60;

    /// <summary>Characters of the link or the place.</summary>
    public const int WhereMax = 300;

    /// <summary>Working hours in which whoever is asked confirms; then somebody else is asked.</summary>
    public const int ConfirmHours = 8;

    /// <summary>Months after its end for which it is kept.</summary>
    public const int KeptMonths = 12;
    public const int ScoreMost = 5;

    /// <summary>Characters of what the talent says with the score.</summary>
    public const int WordsMax = 1000;

    private Appointment()
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

    /// <summary>With whom.</summary>
    [Class(FieldClass.Internal)]
    public Guid ConsultantUserId { get; private set; }

    [Class(FieldClass.Public)]
    public string ConsultantName { get; private set; } = "";

    /// <summary>IANA zone of the consultant's hours.</summary>
    [Class(FieldClass.Internal)]
    public string ConsultantZone { get; private set; } = "";

    /// <summary>IANA zone that the talent chose to read times in.</summary>
    [Class(FieldClass.Sensitive)]
    public string TalentZone { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public AppointmentKind Kind { get; private set; }

    [Class(FieldClass.Internal)]
    public AppointmentState State { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset StartsAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>The link or the place as the consultant typed it, sealed under the person's key; empty for none.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText MeetAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When somebody else is asked.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset ConfirmBy { get; private set; }

    /// <summary>Since when the team lead has to choose somebody.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? EscalatedAt { get; private set; }

    /// <summary>Goes up with each change, for calendar programs (RFC 5546).</summary>
    [Class(FieldClass.Internal)]
    public int Sequence { get; private set; }

    /// <summary>Whether the talent came; null while nobody has said.</summary>
    [Class(FieldClass.Sensitive)]
    public bool? Attended { get; private set; }

    /// <summary>How useful it was for the talent, 1 to 5.</summary>
    [Class(FieldClass.Sensitive)]
    public int? Score { get; private set; }

    /// <summary>What the talent says with it, sealed under their key; empty for nothing. For team leads.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>Its time is held.</summary>
    public bool IsOpen => State is AppointmentState.Asked or AppointmentState.Confirmed;

    public static Appointment Ask(Guid id, TalentCase of, OpenTime time, AppointmentKind kind, string talentZone, DateTimeOffset confirmBy, DateTimeOffset now)
    {
        var asked = new Appointment { Id = id, TenantId = of.TenantId, CaseId = of.Id, TalentUserId = of.TalentUserId, Sequence = -1 };
        asked.Move(time, kind, talentZone, confirmBy, now);
        return asked;
    }

    /// <summary>The talent chose another time: it has to be confirmed anew.</summary>
    public void Move(OpenTime time, AppointmentKind kind, string talentZone, DateTimeOffset confirmBy, DateTimeOffset now)
    {
        (ConsultantUserId, ConsultantName, ConsultantZone, StartsAt, EndsAt) = (time.UserId, time.Name, time.TimeZone, time.From, time.To);
        (Kind, TalentZone, State, MeetAt, AskedAt, ConfirmBy, EscalatedAt) = (kind, talentZone, AppointmentState.Asked, default, now, confirmBy, null);
        Sequence++;
    }

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Confirm(SealedText where, DateTimeOffset now)
    {
        if (State != AppointmentState.Asked || StartsAt <= now) return "Appointment_NoLongerOpen";
        (State, MeetAt, EscalatedAt) = (AppointmentState.Confirmed, where, null);
        Sequence++;
        return null;
    }

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Cancel(DateTimeOffset now)
    {
        if (!IsOpen || EndsAt <= now) return "Appointment_NoLongerOpen";
        State = AppointmentState.Cancelled;
        Sequence++;
        return null;
    }

    /// <summary>Nobody confirmed it in time.</summary>
    public void Lapse()
    {
        if (State == AppointmentState.Asked) (State, Sequence) = (AppointmentState.Cancelled, Sequence + 1);
    }

    /// <summary>Somebody else is asked. Returns why not, or null.</summary>
    public TextKey? PassTo(Guid userId, string name, string zone, DateTimeOffset confirmBy, DateTimeOffset now)
    {
        if (State != AppointmentState.Asked || StartsAt <= now) return "Appointment_NoLongerOpen";
        (ConsultantUserId, ConsultantName, ConsultantZone, ConfirmBy, EscalatedAt) = (userId, name, zone, confirmBy, null);
        Sequence++;
        return null;
    }

    public void Escalate(DateTimeOffset now) => EscalatedAt = now;

    public void End(DateTimeOffset now)
    {
        if (State == AppointmentState.Confirmed && EndsAt <= now) State = AppointmentState.Over;
    }

    /// <summary>Says whether it took place. Returns why not, or null.</summary>
    public TextKey? Mark(bool attended, DateTimeOffset now)
    {
        if (State is not (AppointmentState.Confirmed or AppointmentState.Over) || EndsAt > now) return "MarkAppointment_NotYet";
        (State, Attended) = (AppointmentState.Over, attended);
        return null;
    }

    /// <summary>Whether the talent may say how useful it was.</summary>
    public bool CanRate(DateTimeOffset now) => State is AppointmentState.Confirmed or AppointmentState.Over && EndsAt <= now && Attended != false && Score is null;

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Rate(int score, SealedText words, DateTimeOffset now)
    {
        if (!CanRate(now)) return "RateAppointment_Closed";
        (Score, Words) = (score, words);
        return null;
    }
}
