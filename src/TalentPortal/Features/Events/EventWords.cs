using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>Codes of events as pages show them.</summary>
internal static class EventWords
{
    public static string Country(string code) => ReferenceData.Countries.Find(code)?.Name(Languages.Current) ?? code;

    public static string? Field(string? code) => ReferenceData.Industries.Find(code)?.Name(Languages.Current);

    /// <summary>The zones to choose from, from west to east.</summary>
    public static IReadOnlyList<Choice> Zones(DateTimeOffset now) =>
        [.. ReferenceData.TimeZones.OrderBy(zone => zone.Info.GetUtcOffset(now)).ThenBy(zone => zone.Name(Languages.Current), StringComparer.CurrentCulture).Select(zone => new Choice(zone.Code, zone.Name(Languages.Current)))];

    /// <summary>The industries to choose from, below their branches.</summary>
    public static IReadOnlyList<Choice> Fields() =>
    [
        .. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code).Select(field => new Choice(field.Code, field.Name(Languages.Current)) { Group = root.Name(Languages.Current) })),
    ];
}
