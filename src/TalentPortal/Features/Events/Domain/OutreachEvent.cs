using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events.Domain;

/// <summary>What kind of event it is.</summary>
public enum EventKind
{
    Talk,
    Fair,

    /// <summary>Has no place but the network.</summary>
    Online,

    /// <summary>Has no day either: one signs up to be told more.</summary>
    Campaign,
}

/// <summary>Where an event stands.</summary>
public enum EventState
{
    /// <summary>Only staff see it.</summary>
    Draft,

    /// <summary>Everybody sees it.</summary>
    Open,

    /// <summary>Does not take place; whoever signed up was told.</summary>
    Cancelled,
}

/// <summary>What the organisation says of an event, in both languages.</summary>
/// <param name="Place">Where; empty for one without a place.</param>
/// <param name="CountryCode">ISO 3166 alpha-2 of the place; null where there is none.</param>
/// <param name="TimeZone">IANA zone by whose clock it takes place, and by which it closes.</param>
/// <param name="StartsAt">Null for a campaign.</param>
/// <param name="ClosesOn">Last day for signing up.</param>
/// <param name="Capacity">How many places; null: no limit.</param>
/// <param name="Cohost">Name of the association that holds it too; null for none.</param>
public sealed record EventFacts(
    EventKind Kind, Bilingual Title, Bilingual Text, Bilingual Place, string? CountryCode, string TimeZone, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, DateOnly ClosesOn, int? Capacity, string? Cohost);

/// <summary>An event by which the tenant meets people: everybody reads it once it is open.</summary>
public sealed class OutreachEvent : IPublishable
{
    public const string Table = "outreach_events";
    public const int TitleMax = 120;
    public const int TextMax = 4000;
    public const int PlaceMax = 200;
    public const int CohostMax = 120;
    public const int TimeZoneMax = 60;
    public const int CapacityMax = 5000;

    /// <summary>Days after its end for which those who signed up stay.</summary>
    public const int KeptDays = 30;

    /// <summary>Hours after its end after which whoever answers for it is asked to follow up.</summary>
    public const int FollowUpHours = 12;

    private OutreachEvent()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; }

    public EventState State { get; private set; }

    public EventKind Kind { get; private set; }

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public Bilingual Text { get; private set; } = Bilingual.Empty;

    public Bilingual Place { get; private set; } = Bilingual.Empty;

    public string? CountryCode { get; private set; }

    public string TimeZone { get; private set; } = "";

    public DateTimeOffset? StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    public DateOnly ClosesOn { get; private set; }

    public int? Capacity { get; private set; }

    public string? Cohost { get; private set; }

    /// <summary>Who answers for it, and for whoever signs up.</summary>
    public Guid OwnerUserId { get; private set; }

    public string OwnerName { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When whoever answers for it was asked to follow up; null: not yet.</summary>
    public DateTimeOffset? FollowUpAskedAt { get; private set; }

    /// <summary>When they said that it is done.</summary>
    public DateTimeOffset? FollowedUpAt { get; private set; }

    public uint Version { get; private set; }

    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The end of the day on which it closes, by its own clock.</summary>
    public DateTimeOffset ClosesAt
    {
        get
        {
            var local = ClosesOn.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return new(local, Zone.GetUtcOffset(local));
        }
    }

    /// <summary>When it is over.</summary>
    public DateTimeOffset OverAt => EndsAt ?? ClosesAt;

    public static OutreachEvent Plan(Guid id, Guid tenantId, Guid ownerUserId, string ownerName, EventFacts facts, DateTimeOffset now)
    {
        var planned = new OutreachEvent { Id = id, TenantId = tenantId, OwnerUserId = ownerUserId, OwnerName = ownerName };
        planned.Describe(facts, now);
        return planned;
    }

    /// <summary>What is said of it.</summary>
    public EventFacts Facts => new(Kind, Title, Text, Place, CountryCode, TimeZone, StartsAt, EndsAt, ClosesOn, Capacity, Cohost);

    /// <summary>Takes what is said of it now. False once it is cancelled or over.</summary>
    public bool Describe(EventFacts facts, DateTimeOffset now)
    {
        if (State == EventState.Cancelled || (State == EventState.Open && OverAt <= now)) return false;
        (Kind, Title, Text, Place, CountryCode, TimeZone) = (facts.Kind, facts.Title, facts.Text, facts.Place, facts.CountryCode, facts.TimeZone);
        (StartsAt, EndsAt, ClosesOn, Capacity, Cohost, ChangedAt) = (facts.StartsAt, facts.EndsAt, facts.ClosesOn, facts.Capacity, facts.Cohost, now);
        return true;
    }

    /// <summary>Everybody sees it from now on.</summary>
    public void Publish()
    {
        if (State == EventState.Draft) (State, IsPublic) = (EventState.Open, true);
    }

    /// <summary>It does not take place. Whoever has its address still reads that. False where it was not open.</summary>
    public bool Cancel(DateTimeOffset now)
    {
        if (State != EventState.Open) return false;
        (State, ChangedAt) = (EventState.Cancelled, now);
        return true;
    }

    /// <summary>It has taken place, and nobody has said that what follows is done.</summary>
    public bool WaitsForFollowUp(DateTimeOffset now) => State == EventState.Open && OverAt <= now && FollowedUpAt is null;

    public void AskFollowUp(DateTimeOffset now) => FollowUpAskedAt = now;

    /// <summary>Whoever came is marked, whoever wants to be is contacted. False when there is nothing to do.</summary>
    public bool FollowUp(DateTimeOffset now)
    {
        if (!WaitsForFollowUp(now)) return false;
        FollowedUpAt = now;
        return true;
    }

    /// <summary>Whether one can sign up.
    public bool IsOpenAt(DateTimeOffset now) => State == EventState.Open && now < ClosesAt && (StartsAt is null || now < StartsAt);
}
