using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories.Domain;

/// <summary>What a lead asks of whoever takes it.</summary>
/// <param name="CountryCode">ISO 3166 alpha-2 of where the person lives.</param>
/// <param name="TimeZone">By whose clock they live.</param>
public sealed record LeadNeed(string CountryCode, Language Language, TimeZoneInfo TimeZone);

/// <summary>A consultant who may be asked.</summary>
/// <param name="Countries">Where they serve; with no region either, the whole world.</param>
/// <param name="Languages">Codes of those they talk.</param>
/// <param name="Load">Open cases, and leads that are offered to them now.</param>
/// <param name="AwayUntil">Takes nothing new before this day.</param>
/// <param name="LastAskedAt">When they were last offered a lead; null: never.</param>
public sealed record LeadCandidate(
    Guid UserId, string Name, IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<string> Languages, TimeZoneInfo TimeZone, WorkingWeek Week, int Capacity, int Load,
    DateOnly? AwayUntil, DateTimeOffset? LastAskedAt);

/// <summary>A consultant who can be asked, with the reasons.</summary>
public sealed record LeadMatch(LeadCandidate Candidate, OfferReasons Reasons);

/// <summary>
/// Puts the consultants who can take a lead in order. Nothing but what is declared counts, and each step is one that can be
/// read out: country before part of the world before everywhere, then hours in common, then who has the most room, then
/// who has waited longest.
/// </summary>
public static class LeadRanking
{
    /// <summary>Hours of a week by which two consultants count as alike: otherwise a few minutes would decide for good.</summary>
    public const int HoursStep = 10;

    /// <summary>Those who serve the place, talk the language, have room and are not away, the first to be asked first.</summary>
    public static IReadOnlyList<LeadMatch> Rank(LeadNeed need, IEnumerable<LeadCandidate> candidates, DateTimeOffset now) =>
    [
        .. candidates
            .Where(one => one.Load < one.Capacity && one.Languages.Contains(need.Language.Segment()) && !IsAway(one, now))
            .Select(one => (One: one, Fit: FitOf(one, need.CountryCode), Hours: one.Week.OverlapHours(one.TimeZone, need.TimeZone, now)))
            .Where(item => item.Fit is not null)
            .OrderBy(item => item.Fit!.Value.Fit)
            .ThenByDescending(item => item.Hours / HoursStep)
            .ThenBy(item => (decimal)item.One.Load / item.One.Capacity)
            .ThenBy(item => item.One.LastAskedAt ?? DateTimeOffset.MinValue)
            .ThenBy(item => item.One.UserId)
            .Select(item => new LeadMatch(item.One, new(item.Fit!.Value.Fit, item.Fit.Value.Region, item.Hours, item.One.Load, item.One.Capacity))),
    ];

    /// <summary>How near a country lies to what somebody serves; null: they do not serve it.</summary>
    public static (TerritoryFit Fit, string? Region)? FitOf(LeadCandidate one, string country)
    {
        if (one.Countries.Contains(country)) return (TerritoryFit.Country, null);
        if (one.Regions.FirstOrDefault(region => ReferenceData.WorldRegions.Find(region)?.Countries.Contains(country) == true) is { } found) return (TerritoryFit.Region, found);
        return one.Countries.Count == 0 && one.Regions.Count == 0 ? (TerritoryFit.World, null) : null;
    }

    private static bool IsAway(LeadCandidate one, DateTimeOffset now) => one.AwayUntil is { } back && WorkingWeek.LocalDay(now, one.TimeZone) < back;
}
