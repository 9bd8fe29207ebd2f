using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories;

/// <summary>Territories as pages show them.</summary>
internal static class TerritoryWords
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>From Monday on, in the language of the page.</summary>
    public static IReadOnlyList<string> Days() => [.. Week.Select(CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName)];

    public static string Country(string code) => ReferenceData.Countries.Find(code)?.Name(Languages.Current) ?? code;

    /// <summary>What is served: countries, then parts of the world; everywhere where neither is named.</summary>
    public static string Serves(IStringLocalizer texts, IReadOnlyList<string> countries, IReadOnlyList<string> regions) => countries.Count + regions.Count == 0 ? texts["Territory_World"]
        : string.Join(texts["Territory_And"], countries.Select(Country).Concat(regions.Select(code => ReferenceData.WorldRegions.Find(code)?.Name(Languages.Current) ?? code)));

    public static string Speaks(IStringLocalizer texts, IReadOnlyList<string> languages) => string.Join(texts["Territory_And"], languages.Select(code => ReferenceData.Languages.Find(code)?.Name(Languages.Current) ?? code));

    /// <summary>Hours of a week and the place of the clock: "37.5 hours a week, London".</summary>
    public static string Hours(IStringLocalizer texts, IReadOnlyList<int> minutes, string zone)
    {
        var total = Enumerable.Range(0, WorkingWeek.Days).Sum(day => minutes[(2 * day) + 1] - minutes[2 * day]);
        return texts["BrowseTerritories_Week", (total / 60m).ToString("0.#", CultureInfo.CurrentCulture), ReferenceData.TimeZones.Find(zone)?.Name(Languages.Current) ?? zone];
    }

    /// <summary>The zones to choose from, from west to east, each with its distance from UTC now.</summary>
    public static IReadOnlyList<Choice> Zones(IStringLocalizer texts, DateTimeOffset now) =>
        [.. ReferenceData.TimeZones.Select(zone => (Zone: zone, Offset: zone.Info.GetUtcOffset(now))).OrderBy(item => item.Offset).ThenBy(item => item.Zone.Name(Languages.Current), StringComparer.CurrentCulture)
            .Select(item => new Choice(item.Zone.Code, texts["Zone_Label", item.Zone.Name(Languages.Current), Distance(item.Offset)]))];

    private static string Distance(TimeSpan offset) => offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:h\\:mm}";
}
