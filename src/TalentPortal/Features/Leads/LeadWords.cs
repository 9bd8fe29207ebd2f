using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads;

/// <summary>States and codes of a lead as pages show them.</summary>
internal static class LeadWords
{
    /// <summary>Colour and icon of a state.</summary>
    public static StatusKind Kind(LeadState state, LeadClock? clock) => (state, clock) switch
    {
        (LeadState.New, LeadClock.Overdue) => StatusKind.Overdue,
        (LeadState.New, LeadClock.Due) => StatusKind.Due,
        (LeadState.New, _) => StatusKind.New,
        (LeadState.Taken, _) => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    public static string? Country(string? code) => ReferenceData.Countries.Find(code)?.Name(Languages.Current);

    /// <summary>The city by which a zone is known; the zone's own name where it is no longer among those to choose.</summary>
    public static string ZoneName(string code) => ReferenceData.TimeZones.Find(code)?.Name(Languages.Current) ?? code;

    /// <summary>The clock of a zone; that of UTC where the system does not know it.</summary>
    public static TimeZoneInfo Zone(string code) => ReferenceData.TimeZones.Find(code)?.Info ?? (TimeZoneInfo.TryFindSystemTimeZoneById(code, out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>What time it is in a zone: "20:15 in London".</summary>
    public static string TimeIn(string code, DateTimeOffset now) => DateWords.Time(now, Zone(code), ZoneName(code), Languages.Current.Culture());

    /// <summary>Why a consultant was asked: "serves the United Kingdom · speaks Chinese · works 30 hours a week while it is day there · 12 of 40 cases".</summary>
    public static string Reasons(IStringLocalizer texts, OfferReasons reasons, string? country, Language talkIn) => string.Join(texts["Offer_And"],
    [
        reasons.Fit switch
        {
            TerritoryFit.Country => texts["Offer_Country", Country(country) ?? ""],
            TerritoryFit.Region => texts["Offer_Region", ReferenceData.WorldRegions.Find(reasons.RegionCode)?.Name(Languages.Current) ?? ""],
            _ => texts["Offer_World"].Value,
        },
        texts["Offer_Speaks", texts["TalkIn_" + talkIn].Value],
        texts["Offer_Overlap", reasons.OverlapHours],
        texts["Offer_Load", reasons.Load, reasons.Capacity],
    ]);

    /// <summary>The zones to choose from, from west to east, each with its distance from UTC now.</summary>
    public static IReadOnlyList<Choice> Zones(IStringLocalizer texts, DateTimeOffset now) =>
        [.. ReferenceData.TimeZones.Select(zone => (Zone: zone, Offset: zone.Info.GetUtcOffset(now))).OrderBy(item => item.Offset).ThenBy(item => item.Zone.Name(Languages.Current), StringComparer.CurrentCulture)
            .Select(item => new Choice(item.Zone.Code, texts["Zone_Label", item.Zone.Name(Languages.Current), Distance(item.Offset)]))];

    private static string Distance(TimeSpan offset) => offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:h\\:mm}";
}
