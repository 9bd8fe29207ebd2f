using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>Enquiries and viewings as pages show them.</summary>
internal static class ViewingWords
{
    extension(IStringLocalizer<ViewingsText> texts)
    {
        /// <summary>Where it stands: how it ended, else whose turn it is.</summary>
        /// <param name="isAnswered">Nobody owes a word.</param>
        public string State(EnquiryState state, EnquiryEnd? ending, bool isAnswered) =>
            ending is { } end ? texts["End_" + end] : texts[state == EnquiryState.Asked && isAnswered ? "State_Answered" : "State_" + state];
    }

    /// <summary>Where the tiers see what their talents ask.</summary>
    public static string Address(CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/viewings";

    public static StatusKind Kind(EnquiryState state, bool isWaitedFor) => state switch
    {
        EnquiryState.Closed => StatusKind.Closed,
        EnquiryState.Agreed => StatusKind.Done,
        _ => isWaitedFor ? StatusKind.Due : StatusKind.Waiting,
    };

    public static string Place(string zone) => ReferenceData.TimeZones.Find(zone)?.Name(Languages.Current) ?? zone;

    /// <summary>A moment by the clock of the flat, and by a second one where that is another: nobody has to convert.</summary>
    public static string Moment(DateTimeOffset at, string zone, string? other)
    {
        var (culture, first) = (CultureInfo.CurrentUICulture, DateWords.Moment(at, Zone(zone), Place(zone), CultureInfo.CurrentUICulture));
        return other is not { Length: > 0 } || other == zone ? first : $"{first} \u00b7 {DateWords.Moment(at, Zone(other), Place(other), culture)}";
    }

    /// <summary>The zones to choose from, from west to east.</summary>
    public static IReadOnlyList<Choice> Zones(DateTimeOffset now) =>
        [.. ReferenceData.TimeZones.OrderBy(zone => zone.Info.GetUtcOffset(now)).ThenBy(zone => zone.Name(Languages.Current), StringComparer.CurrentCulture).Select(zone => new Choice(zone.Code, zone.Name(Languages.Current)))];

    /// <summary>What was typed into the fields for times, without those left empty.</summary>
    public static IReadOnlyList<string> Slots(params string?[] typed) => [.. typed.Where(slot => !string.IsNullOrWhiteSpace(slot)).Select(slot => slot!.Trim())];

    private static TimeZoneInfo Zone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
}
