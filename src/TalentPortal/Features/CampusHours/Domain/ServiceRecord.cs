using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CampusHours.Domain;

/// <summary>What a student consultant helped with.</summary>
public enum ServiceKind
{
    Arrival,
    Registration,
    Home,
    Bank,
    School,
    Community,
    Other,
}

/// <summary>Where recorded time stands.</summary>
public enum ServiceState
{
    /// <summary>Waits for whoever supervises.</summary>
    Recorded,

    /// <summary>Came back with a reason; the student corrects or removes it.</summary>
    Returned,

    /// <summary>Counts, and stays as it is.</summary>
    Confirmed,
}

/// <summary>Time in which a student consultant helped somebody, on one day.</summary>
public sealed class ServiceRecord : ITenantOwned
{
    public const string Table = "service_records";

    public const int LeastMinutes = 5;
    public const int MostMinutes = 720;

    /// <summary>Nobody helps longer than this on one day, however many lines they write.</summary>
    public const int MostMinutesADay = 720;

    /// <summary>How long afterwards time can be recorded.</summary>
    public const int MostDaysBack = 90;

    public const int ReasonMax = 300;

    /// <summary>Bytes of the sealed reason at most.</summary>
    public const int SealedMax = 2_000;

    /// <summary>Months after its day for which it is kept; certificates keep their own sum.</summary>
    public const int KeptMonths = 36;

    private ServiceRecord()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Who helped.</summary>
    public Guid ConsultantUserId { get; private set; }

    public string ConsultantName { get; private set; } = "";

    /// <summary>The case it was for; null for help that belongs to no single case. The case may be gone by now.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>Day at the tenant.</summary>
    public DateOnly On { get; private set; }

    public int Minutes { get; private set; }

    public ServiceKind Kind { get; private set; }

    public ServiceState State { get; private set; }

    /// <summary>Why it came back, sealed; empty while it has not.</summary>
    public SealedText Reason { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public string? AnsweredByName { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public uint Version { get; private set; }

    public static ServiceRecord Record(Guid id, Guid consultantUserId, string consultantName, DateOnly on, int minutes, ServiceKind kind, Guid? caseId, DateTimeOffset now) => new()
    {
        Id = id,
        ConsultantUserId = consultantUserId,
        ConsultantName = consultantName,
        On = on,
        Minutes = minutes,
        Kind = kind,
        CaseId = caseId,
        RecordedAt = now,
    };

    /// <summary>The student says it rightly; what had come back waits anew. Returns why not, or null.</summary>
    public TextKey? Correct(DateOnly on, int minutes, ServiceKind kind, Guid? caseId)
    {
        if (State == ServiceState.Confirmed) return "Hours_Confirmed";
        (On, Minutes, Kind, CaseId, State, Reason) = (on, minutes, kind, caseId, ServiceState.Recorded, default);
        (AnsweredBy, AnsweredByName, AnsweredAt) = (null, null, null);
        return null;
    }

    /// <summary>Whoever supervises says that it is right. Returns why not, or null.</summary>
    public TextKey? Confirm(Guid by, string name, DateTimeOffset now)
    {
        if (State != ServiceState.Recorded) return "Hours_NotWaiting";
        (State, AnsweredBy, AnsweredByName, AnsweredAt) = (ServiceState.Confirmed, by, name, now);
        return null;
    }

    /// <summary>Whoever supervises gives it back with a reason. Returns why not, or null.</summary>
    public TextKey? Return(SealedText reason, Guid by, string name, DateTimeOffset now)
    {
        if (State != ServiceState.Recorded) return "Hours_NotWaiting";
        (State, Reason, AnsweredBy, AnsweredByName, AnsweredAt) = (ServiceState.Returned, reason, by, name, now);
        return null;
    }
}
