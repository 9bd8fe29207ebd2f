using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Absences.Domain;

/// <summary>Where an absence stands.</summary>
public enum AbsenceState
{
    /// <summary>Nobody stands in yet: somebody was asked, or the team lead has to name one.</summary>
    Asked,

    /// <summary>Somebody stands in from the first day to the last.</summary>
    Agreed,

    /// <summary>Taken back, or over.</summary>
    Ended,
}

/// <summary>A consultant is away from one day to another, and somebody stands in.</summary>
public sealed class Absence : ITenantOwned
{
    public const string Table = "absences";

    /// <summary>The longest one that can be planned; who is away for longer gives the cases on.</summary>
    public const int MostDays = 120;

    /// <summary>How long ahead one can be planned.</summary>
    public const int MostDaysAhead = 365;

    /// <summary>Months after its last day for which it is kept, to tell who answered for a case.</summary>
    public const int KeptMonths = 12;

    private Absence()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Who is away.</summary>
    public Guid ConsultantUserId { get; private set; }

    public string ConsultantName { get; private set; } = "";

    /// <summary>Who stands in, or is asked to; null while somebody has to be named.</summary>
    public Guid? DeputyUserId { get; private set; }

    public string? DeputyName { get; private set; }

    /// <summary>First day, at the tenant.</summary>
    public DateOnly FromOn { get; private set; }

    /// <summary>Last day, at the tenant.</summary>
    public DateOnly UntilOn { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>From this moment on nobody stands in any more.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    public AbsenceState State { get; private set; }

    /// <summary>Whoever was asked last said no.</summary>
    public bool WasDeclined { get; private set; }

    /// <summary>When the talents were told that somebody stands in.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>When the talents were told that it is over.</summary>
    public DateTimeOffset? ToldEndAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Nobody is asked yet to stand in: without <see cref="Ask"/> the team lead names somebody.</summary>
    public static Absence Plan(Guid id, Guid consultantUserId, string consultantName, DateOnly from, DateOnly until, TimeZoneInfo zone) => new()
    {
        Id = id,
        ConsultantUserId = consultantUserId,
        ConsultantName = consultantName,
        FromOn = from,
        UntilOn = until,
        StartsAt = Beginning(from, zone),
        EndsAt = Beginning(until.AddDays(1), zone),
        State = AbsenceState.Asked,
    };

    public void Ask(Guid userId, string name) => (DeputyUserId, DeputyName) = (userId, name);

    /// <summary>Whoever was asked stands in. Returns why not, or null.</summary>
    public TextKey? Accept(DateTimeOffset now)
    {
        if (State != AbsenceState.Asked || now >= EndsAt) return "Absence_NoLongerOpen";
        (State, WasDeclined) = (AbsenceState.Agreed, false);
        return null;
    }

    /// <summary>Whoever was asked cannot stand in: the team lead names somebody. Returns why not, or null.</summary>
    public TextKey? Decline()
    {
        if (State != AbsenceState.Asked) return "Absence_NoLongerOpen";
        (DeputyUserId, DeputyName, WasDeclined) = (null, null, true);
        return null;
    }

    /// <summary>The team lead says who stands in. Returns why not, or null.</summary>
    public TextKey? Name(Guid userId, string name, DateTimeOffset now)
    {
        if (State == AbsenceState.Ended || now >= EndsAt) return "Absence_NoLongerOpen";
        // Talents who were told of another one are told anew.
        if (userId != DeputyUserId) ToldAt = null;
        (DeputyUserId, DeputyName, State, WasDeclined) = (userId, name, AbsenceState.Agreed, false);
        return null;
    }

    /// <summary>Taken back before, or over before its day. Returns why not, or null.</summary>
    public TextKey? End(DateTimeOffset now)
    {
        if (State == AbsenceState.Ended || now >= EndsAt) return "Absence_NoLongerOpen";
        (State, EndsAt) = (AbsenceState.Ended, now);
        return null;
    }

    internal void Told(DateTimeOffset now) => ToldAt = now;

    internal void ToldEnd(DateTimeOffset now) => (ToldEndAt, State) = (now, AbsenceState.Ended);

    private static DateTimeOffset Beginning(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
