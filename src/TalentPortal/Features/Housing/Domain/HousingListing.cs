using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>Where a flat stands.</summary>
public enum ListingState
{
    Draft,

    /// <summary>With the tenant's staff, who look at it before anybody else does.</summary>
    InReview,
    Live,

    /// <summary>Somebody lives there now.</summary>
    Let,
    Withdrawn,
}

/// <summary>Whether something is possible. Who does not know says so: a wrong yes costs people their registration.</summary>
public enum ListingAnswer
{
    Ask,
    Yes,
    No,
}

/// <summary>How somebody made sure that what is said still holds.</summary>
public enum ListingCheck
{
    Visit,
    Video,
    Call,

    /// <summary>Who lets it says so.</summary>
    OperatorSaid,
}

/// <summary>What is said of a flat.</summary>
/// <param name="PlaceCode">GB/T 2260 code of the district, or of the city where it has no list of them.</param>
/// <param name="Latitude">Rounded to two decimals: about a kilometre, a neighbourhood and no door.</param>
/// <param name="Rent">CNY a month.</param>
/// <param name="Deposit">Months of rent.</param>
/// <param name="Area">Square metres.</param>
/// <param name="Rooms">Bedrooms; 0: one room for all.</param>
/// <param name="LeaseMonths">The shortest lease.</param>
/// <param name="Registration">Whether whoever lives there can register the address with the police.</param>
/// <param name="Foreigners">Whether foreign nationals are taken.</param>
/// <param name="Languages">Codes of the languages that whoever lets it speaks.</param>
/// <param name="SchemeCode">Code of the rule by which one may have it; null for everybody.</param>
public sealed record ListingFacts(
    Bilingual Title, Bilingual Text, string PlaceCode, decimal? Latitude, decimal? Longitude, int Rent, decimal Deposit, int Area, int Rooms, bool IsFurnished, DateOnly? FreeFrom, int LeaseMonths,
    ListingAnswer Registration, ListingAnswer Foreigners, IReadOnlyList<string> Languages, string? SchemeCode);

/// <summary>A flat to let. How to reach whoever lets it stands nowhere in it: people ask through the portal.</summary>
public sealed class HousingListing : Entity, IPublishable
{
    public const string Table = "housing_listings";
    public const int TitleMax = 80;
    public const int TextMax = 2000;
    public const int ForMax = 120;
    public const int ReasonMax = 500;
    public const int RentMost = 200_000;
    public const int DepositMost = 12;
    public const int AreaMost = 1000;
    public const int RoomsMost = 9;
    public const int LeaseMost = 60;
    public const int LanguagesMost = 8;
    public const int PhotosMost = 6;

    /// <summary>Days for which a check counts; afterwards the flat is in no list any more, and its page warns.</summary>
    public const int CheckedDays = 60;

    /// <summary>Days after the last check on which whoever lets it is reminded.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [45, 55];

    private HousingListing()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; }

    /// <summary>The organisation that lets it; null where staff entered it for somebody without an account.</summary>
    public Guid? OperatorId { get; private set; }

    /// <summary>For whom staff entered it, in words for their colleagues alone.</summary>
    public string? ListedFor { get; private set; }

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public Bilingual Text { get; private set; } = Bilingual.Empty;

    public string PlaceCode { get; private set; } = "";

    public decimal? Latitude { get; private set; }

    public decimal? Longitude { get; private set; }

    public int Rent { get; private set; }

    public decimal Deposit { get; private set; }

    public int Area { get; private set; }

    public int Rooms { get; private set; }

    public bool IsFurnished { get; private set; }

    public DateOnly? FreeFrom { get; private set; }

    public int LeaseMonths { get; private set; }

    public ListingAnswer Registration { get; private set; }

    public ListingAnswer Foreigners { get; private set; }

    public List<string> Languages { get; private set; } = [];

    public string? SchemeCode { get; private set; }

    public ListingState State { get; private set; }

    /// <summary>When somebody last made sure that it is free at this price; null before the first time.</summary>
    public DateOnly? CheckedOn { get; private set; }

    public ListingCheck? CheckedHow { get; private set; }

    public string? CheckedBy { get; private set; }

    /// <summary>How many of the reminders of <see cref="ReminderDays"/> were sent since the last check.</summary>
    public int CheckReminders { get; private set; }

    /// <summary>Why staff sent it back, in words for whoever offers it.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public ListingFacts Facts => new(Title, Text, PlaceCode, Latitude, Longitude, Rent, Deposit, Area, Rooms, IsFurnished, FreeFrom, LeaseMonths, Registration, Foreigners, Languages, SchemeCode);

    public bool IsOver => State is ListingState.Let or ListingState.Withdrawn;

    /// <summary>Nobody has made sure for so long that it may be gone.</summary>
    public static bool IsStale(DateOnly? checkedOn, DateOnly today) => checkedOn is not { } day || day.AddDays(CheckedDays) < today;

    /// <param name="operatorId">Null where staff enter it.</param>
    public static HousingListing Enter(Guid id, Guid tenantId, Guid? operatorId, string? listedFor, ListingFacts facts, DateTimeOffset now)
    {
        var listing = new HousingListing { Id = id, TenantId = tenantId, OperatorId = operatorId, State = ListingState.Draft };
        listing.Take(facts, listedFor, now);
        return listing;
    }

    /// <summary>Says something else of it. What a landlord changes is looked at again before anybody reads it, and what was over begins anew.</summary>
    /// <param name="byStaff">Whether the tenant's staff change it.</param>
    public void Describe(ListingFacts facts, string? listedFor, bool byStaff, DateTimeOffset now)
    {
        Take(facts, listedFor, now);
        if (IsOver) (State, EndedAt) = (ListingState.Draft, null);
        else if (State == ListingState.Live && !byStaff) Hide(ListingState.InReview, now);
        else if (IsPublic) Raise(new ListingChanged(TenantId, Id));
    }

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Submit(DateTimeOffset now)
    {
        if (State != ListingState.Draft) return "Listing_NotDraft";
        (State, Reason, ChangedAt) = (ListingState.InReview, null, now);
        return null;
    }

    /// <summary>Somebody made sure of it: it is shown from now on, or goes on being shown. Returns why not, or null.</summary>
    public TextKey? Check(ListingCheck how, DateOnly on, string by, DateTimeOffset now)
    {
        // What staff have not seen is not shown on the word of whoever offers it.
        if (IsOver || (how == ListingCheck.OperatorSaid && State != ListingState.Live)) return "CheckListing_NotNow";
        (CheckedOn, CheckedHow, CheckedBy, CheckReminders, Reason, State, IsPublic, ChangedAt) = (on, how, by, 0, null, ListingState.Live, true, now);
        Raise(new ListingChanged(TenantId, Id));
        return null;
    }

    /// <summary>Whoever lets it is told that the check ends soon.</summary>
    /// <param name="reminders">How many of the reminders are over by that.</param>
    public void Remind(int reminders) => CheckReminders = reminders;

    /// <summary>Staff give it back. Returns why not, or null.</summary>
    public TextKey? Return(string reason, DateTimeOffset now)
    {
        if (IsOver || State == ListingState.Draft) return "ReturnListing_NotNow";
        Hide(ListingState.Draft, now);
        Reason = reason;
        return null;
    }

    /// <summary>Somebody moved in, or it is offered no more. Returns why not, or null.</summary>
    public TextKey? End(ListingState state, DateTimeOffset now)
    {
        if (IsOver) return "Listing_IsOver";
        Hide(state, now);
        EndedAt = now;
        return null;
    }

    /// <summary>Another picture, or one less.</summary>
    public void Pictured(DateTimeOffset now)
    {
        ChangedAt = now;
        if (IsPublic) Raise(new ListingChanged(TenantId, Id));
    }

    private void Hide(ListingState state, DateTimeOffset now)
    {
        var wasPublic = IsPublic;
        (State, IsPublic, ChangedAt) = (state, false, now);
        if (wasPublic) Raise(new ListingChanged(TenantId, Id));
    }

    private void Take(ListingFacts facts, string? listedFor, DateTimeOffset now)
    {
        (Title, Text, PlaceCode, Latitude, Longitude, Rent, Deposit, Area, Rooms, IsFurnished) =
            (facts.Title, facts.Text, facts.PlaceCode, facts.Latitude, facts.Longitude, facts.Rent, facts.Deposit, facts.Area, facts.Rooms, facts.IsFurnished);
        (FreeFrom, LeaseMonths, Registration, Foreigners, SchemeCode, ListedFor, ChangedAt) = (facts.FreeFrom, facts.LeaseMonths, facts.Registration, facts.Foreigners, facts.SchemeCode, listedFor, now);
        if (!Languages.SequenceEqual(facts.Languages)) Languages = [.. facts.Languages];
    }
}

/// <summary>What everybody reads of a flat, or that it is there at all, is another than before.</summary>
public sealed record ListingChanged(Guid TenantId, Guid ListingId) : IPortalEvent;
