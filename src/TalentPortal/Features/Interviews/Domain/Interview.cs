using System.Globalization;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews.Domain;

/// <summary>Where an interview stands.</summary>
public enum InterviewState
{
    /// <summary>The employer proposed times; the talent chooses.</summary>
    Proposed,

    /// <summary>None of the times suits the talent, who said when it would; the employer proposes anew.</summary>
    OtherTimes,
    Fixed,

    /// <summary>Does not take place.</summary>
    Cancelled,
}

/// <summary>
/// A talk between an employer and a talent about one application. Both may read every column. Times are kept as the
/// clock of a place shows them, so that a change of the rules for summer time moves no interview of that place.
/// </summary>
public sealed class Interview : ICaseRow
{
    public const string Table = "interviews";
    public const int MostSlots = 8;
    public const int MostMembers = 6;
    public const int LocalMax = 16;
    public const int WhereMax = 300;
    public const int WishMax = 1000;
    public const int LeastMinutes = 15;
    public const int MostMinutes = 240;

    /// <summary>As a local time is kept: the same as a form sends it.</summary>
    public const string LocalFormat = "yyyy-MM-dd'T'HH:mm";

    private Interview()
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

    [Class(FieldClass.Internal)]
    public InterviewState State { get; private set; }

    [Class(FieldClass.Internal)]
    public AppointmentKind Kind { get; private set; }

    [Class(FieldClass.Internal)]
    public int Minutes { get; private set; }

    /// <summary>IANA zone by whose clock the times were proposed.</summary>
    [Class(FieldClass.Internal)]
    public string Zone { get; private set; } = "";

    /// <summary>IANA zone that the talent chose to read times in; empty until then.</summary>
    [Class(FieldClass.Sensitive)]
    public string TalentZone { get; private set; } = "";

    /// <summary>The proposed times as <see cref="LocalFormat"/>, by the clock of <see cref="Zone"/>.</summary>
    [Class(FieldClass.Internal)]
    public List<string> Slots { get; private set; } = [];

    /// <summary>The chosen one of them; null until then.</summary>
    [Class(FieldClass.Internal)]
    public string? Slot { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? StartsAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>The link or the place, sealed under the person's key; empty for none.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText MeetAt { get; private set; }

    /// <summary>When it would suit the talent, in their words, sealed under their key; empty for nothing said.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Wish { get; private set; }

    /// <summary>Who of the employer takes part; by the same order in <see cref="MemberNames"/>.</summary>
    [Class(FieldClass.Internal)]
    public List<Guid> MemberIds { get; private set; } = [];

    [Class(FieldClass.Internal)]
    public List<string> MemberNames { get; private set; } = [];

    /// <summary>The talent's consultant, where the talent asked them along.</summary>
    [Class(FieldClass.Internal)]
    public Guid? ConsultantUserId { get; private set; }

    /// <summary>Goes up with each change, for calendar programs (RFC 5546).</summary>
    [Class(FieldClass.Internal)]
    public int Sequence { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>When both sides were reminded of what is fixed.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>When those who took part were asked what they think.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? FollowedUpAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsOpen => State != InterviewState.Cancelled;

    public static Interview Propose(Guid id, JobApplication of, DateTimeOffset now) =>
        new() { Id = id, TenantId = of.TenantId, ApplicationId = of.Id, TalentUserId = of.TalentUserId, EmployerId = of.EmployerId, ProposedAt = now, Sequence = -1 };

    /// <summary>Times, place and people anew: also where a time was fixed, which then no longer holds.</summary>
    public void Offer(AppointmentKind kind, int minutes, string zone, IEnumerable<string> slots, IEnumerable<(Guid Id, string Name)> members, SealedText meetAt, DateTimeOffset now)
    {
        var people = members.ToList();
        (Kind, Minutes, Zone, Slots, MeetAt, MemberIds, MemberNames) = (kind, minutes, zone, [.. slots], meetAt, [.. people.Select(one => one.Id)], [.. people.Select(one => one.Name)]);
        (State, Slot, StartsAt, EndsAt, Wish, ProposedAt, RemindedAt) = (InterviewState.Proposed, null, null, null, default, now, null);
        Sequence++;
    }

    /// <summary>The talent chooses. Returns why not, or null.</summary>
    public TextKey? Choose(string slot, string talentZone, Guid? consultant, DateTimeOffset now)
    {
        if (State == InterviewState.Cancelled || !Slots.Contains(slot)) return "AnswerInterview_NotOffered";
        var starts = LocalTime.Moment(slot, Zone)!.Value;
        if (starts <= now) return "AnswerInterview_Past";
        (State, Slot, StartsAt, EndsAt, TalentZone, ConsultantUserId, Wish, RemindedAt) = (InterviewState.Fixed, slot, starts, starts.AddMinutes(Minutes), talentZone, consultant, default, null);
        Sequence++;
        return null;
    }

    /// <summary>None of the times suits. Returns why not, or null.</summary>
    public TextKey? AskForOthers(SealedText wish, string talentZone)
    {
        if (State == InterviewState.Cancelled) return "AnswerInterview_Over";
        (State, Slot, StartsAt, EndsAt, TalentZone, Wish) = (InterviewState.OtherTimes, null, null, null, talentZone, wish);
        Sequence++;
        return null;
    }

    /// <summary>It does not take place. Returns why not, or null.</summary>
    public TextKey? Cancel(DateTimeOffset now)
    {
        if (State == InterviewState.Cancelled || EndsAt <= now) return "AnswerInterview_Over";
        State = InterviewState.Cancelled;
        Sequence++;
        return null;
    }

    /// <summary>What was fixed leaves the calendars, before other times are proposed.</summary>
    public void CalledOff() => Sequence++;

    /// <summary>Others take part, or it is held elsewhere, at the same time. Returns why not, or null.</summary>
    public TextKey? Change(IEnumerable<(Guid Id, string Name)> members, SealedText meetAt, DateTimeOffset now)
    {
        if (State != InterviewState.Fixed || StartsAt <= now) return "AnswerInterview_Over";
        var people = members.ToList();
        (MeetAt, MemberIds, MemberNames) = (meetAt, [.. people.Select(one => one.Id)], [.. people.Select(one => one.Name)]);
        Sequence++;
        return null;
    }

    public void Remind(DateTimeOffset now) => RemindedAt = now;

    public void FollowUp(DateTimeOffset now) => FollowedUpAt = now;
}

/// <summary>A time that somebody of an employer has promised. No two of one member overlap: the database refuses it.</summary>
public sealed class InterviewSeat : ICaseRow
{
    private InterviewSeat()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid InterviewId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid MemberUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset StartsAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset EndsAt { get; private set; }

    public static InterviewSeat Of(Guid id, Interview one, Guid member) => new()
    {
        Id = id,
        TenantId = one.TenantId,
        InterviewId = one.Id,
        TalentUserId = one.TalentUserId,
        EmployerId = one.EmployerId,
        MemberUserId = member,
        StartsAt = one.StartsAt!.Value,
        EndsAt = one.EndsAt!.Value,
    };
}

/// <summary>Times as the clock of a place shows them.</summary>
public static class LocalTime
{
    /// <summary>The moment; null where there is no such time, as when the clocks go forward, or no such place. Where the clocks go back, the first of the two.</summary>
    public static DateTimeOffset? Moment(string local, string zone)
    {
        if (!DateTime.TryParseExact(local, Interview.LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var at) || at.IsInvalidTime(time)) return null;
        return new DateTimeOffset(time, at.IsAmbiguousTime(time) ? at.GetAmbiguousTimeOffsets(time).Max() : at.GetUtcOffset(time)).ToUniversalTime();
    }
}
