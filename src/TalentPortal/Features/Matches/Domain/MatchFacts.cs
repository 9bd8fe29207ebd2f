using System.Globalization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>What a person has and looks for, as far as it is compared. A part of which they said nothing is not compared.</summary>
/// <param name="Places">Codes of cities and provinces.</param>
/// <param name="PayFrom">Least pay of a year in yuan; null where none is said, or in another currency or period.</param>
public sealed record TalentWishes(string? DegreeCode, string? IndustryCode, IReadOnlyList<string> Places, IReadOnlyList<string> Kinds, long? PayFrom)
{
    /// <summary>The currency in which pay is compared. Amounts in others are not converted: the rate would be a figure that nobody gave.</summary>
    public const string PayCurrency = "CNY";

    private const int MonthsOfYear = 12;

    public static TalentWishes Of(string? degree, string? industry, ProfileIntentions wishes) => new(
        ReferenceData.Degrees.Find(degree)?.Code, ReferenceData.Industries.Find(industry)?.Code, [.. wishes.Places.Where(ReferenceData.Divisions.Has)], [.. wishes.Kinds.Where(ReferenceData.EmploymentKinds.Has)],
        wishes.PayFrom is { } from ? Yearly(from, wishes.PayCurrency, wishes.PayPeriod) : null);

    /// <summary>Whether a part can be compared at all.</summary>
    public bool Says(MatchPart part) => part switch
    {
        MatchPart.Degree => DegreeCode is not null,
        MatchPart.Field => IndustryCode is not null,
        MatchPart.Place => Places.Count > 0,
        MatchPart.Kind => Kinds.Count > 0,
        _ => PayFrom is not null,
    };

    public bool IsEmpty => MatchScale.Parts.All(part => !Says(part));

    /// <summary>An amount as pay of a year in yuan; null where it is neither by the month nor by the year, or in another currency.</summary>
    public static long? Yearly(decimal amount, string? currency, string? period) => currency != PayCurrency ? null : period switch
    {
        "year" => (long)amount,
        "month" => (long)amount * MonthsOfYear,
        _ => null,
    };
}

/// <summary>What a posting says, as far as it is compared.</summary>
/// <param name="PayTo">Most pay of a year in yuan; null where no such figure stands.</param>
public sealed record PostingFacts(string? DegreeCode, string? IndustryCode, string? DivisionCode, string KindCode, long? PayTo)
{
    public static PostingFacts Of(JobListing listing, string? industry) => new(
        listing.DegreeCode, industry, listing.DivisionCode, listing.KindCode, (listing.PayMax ?? listing.PayMin) is { } pay ? TalentWishes.Yearly(pay, listing.PayCurrency, listing.PayPeriod) : null);
}

/// <summary>How two agree in one part.</summary>
/// <param name="Weight">How much the part counts.</param>
/// <param name="Asked">The code that the posting names, or its pay; null where it names none.</param>
public sealed record MatchReason(MatchPart Part, MatchLevel Level, int Weight, string? Asked)
{
    /// <summary>Points of the part: twice the weight for what fits, once for what fits partly.</summary>
    public int Points => Weight * (int)Level;
}

/// <summary>How a posting fits a person. The points are the sum of the parts, and of nothing else.</summary>
public sealed record MatchFitness(IReadOnlyList<MatchReason> Reasons)
{
    public int Points => Reasons.Sum(reason => reason.Points);

    public int MostPoints => Reasons.Sum(reason => reason.Weight * (int)MatchLevel.Full);
}

/// <summary>The levels of each part. Both the ranking of many and the reasons of one are made from these rules.</summary>
public static class MatchRules
{
    /// <summary>A posting that asks for a degree so many steps below one's own fits only partly.</summary>
    private const int StepsBelow = 2;

    public static MatchFitness Compare(TalentWishes wishes, PostingFacts posting, MatchScale scale) => new(
    [
        .. MatchScale.Parts.Where(part => wishes.Says(part) && scale.Of(part) > 0).Select(part => new MatchReason(part, Level(part, wishes, posting), scale.Of(part), part switch
        {
            MatchPart.Degree => posting.DegreeCode,
            MatchPart.Field => posting.IndustryCode,
            MatchPart.Place => posting.DivisionCode,
            MatchPart.Kind => posting.KindCode,
            _ => posting.PayTo?.ToString(CultureInfo.InvariantCulture),
        })),
    ]);

    private static MatchLevel Level(MatchPart part, TalentWishes wishes, PostingFacts posting) => part switch
    {
        MatchPart.Degree => Degree(ReferenceData.Degrees[wishes.DegreeCode!].Rank, ReferenceData.Degrees.Find(posting.DegreeCode)?.Rank),
        MatchPart.Field => Field(wishes.IndustryCode!, posting.IndustryCode),
        MatchPart.Place => Place(wishes.Places, posting.DivisionCode),
        MatchPart.Kind => wishes.Kinds.Contains(posting.KindCode) ? MatchLevel.Full : MatchLevel.Missing,
        _ => Pay(wishes.PayFrom!.Value, posting.PayTo ?? -1),
    };

    /// <summary>Own degree or one below asked for: it fits. None, or far less: one could do it. More: something is missing.</summary>
    public static MatchLevel Degree(int own, int? asked) => asked is not { } rank ? MatchLevel.Partly : rank > own ? MatchLevel.Missing : own - rank < StepsBelow ? MatchLevel.Full : MatchLevel.Partly;

    /// <summary>The same branch; partly, the same sector.</summary>
    public static MatchLevel Field(string own, string? asked) =>
        asked is null ? MatchLevel.Missing : own == asked ? MatchLevel.Full : SearchNumbers.OfIndustry(own).Sector == SearchNumbers.OfIndustry(asked).Sector ? MatchLevel.Partly : MatchLevel.Missing;

    /// <summary>A wished city, or anywhere in a wished province; partly, another city of the province of a wished one.</summary>
    public static MatchLevel Place(IReadOnlyList<string> wished, string? code)
    {
        if (ReferenceData.Divisions.Find(code) is not { } place) return MatchLevel.Missing;
        var province = SearchNumbers.OfPlace(place.Code).Province;
        var level = MatchLevel.Missing;
        foreach (var wish in wished)
        {
            if (wish == place.Code || (ReferenceData.Divisions[wish].ParentCode is null && SearchNumbers.OfPlace(wish).Province == province)) return MatchLevel.Full;
            if (SearchNumbers.OfPlace(wish).Province == province) level = MatchLevel.Partly;
        }

        return level;
    }

    /// <summary>At least what is asked for; partly where the posting names no comparable figure.</summary>
    /// <param name="from">Whole yuan a year.</param>
    /// <param name="to">Whole yuan a year; below 0 where there is no figure.</param>
    public static MatchLevel Pay(long from, long to) => to < 0 ? MatchLevel.Partly : to >= from ? MatchLevel.Full : MatchLevel.Missing;
}
