using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders;

/// <summary>Groups of a folder, in the order in which they stand, and kept things in words.</summary>
internal static class FolderWords
{
    public static IReadOnlyList<(string Name, IReadOnlyList<KeptKind> Kinds)> Groups { get; } =
    [
        ("policy", [KeptKind.Guide]), ("programmes", [KeptKind.Programme]), ("pathways", [KeptKind.Pathway]), ("positions", [KeptKind.Position]), ("flats", [KeptKind.Flat]), ("life", [KeptKind.City, KeptKind.School, KeptKind.Service]),
    ];

    public static StatusKind Badge(ThingState state) => state switch
    {
        ThingState.Announced or ThingState.Draft or ThingState.Paused => StatusKind.Waiting,
        ThingState.EndsOn or ThingState.ClosesOn => StatusKind.Due,
        ThingState.PastReview or ThingState.Stale => StatusKind.Overdue,
        _ => StatusKind.Closed,
    };

    /// <summary>The state in words; null where there is nothing to say.</summary>
    public static string? State<T>(this IStringLocalizer<T> texts, ShownThing thing)
    {
        if (thing.State == ThingState.Fine) return null;
        if (thing.Day is { } day) return texts["State_" + thing.State, DateWords.Day(day, CultureInfo.CurrentUICulture)].Value;
        return texts["State_" + thing.State + (HasDay(thing.State) ? "_NoDay" : "")].Value;
    }

    /// <summary>States that speak of a day where it is known.</summary>
    private static bool HasDay(ThingState state) => state is ThingState.Announced or ThingState.Over or ThingState.Closed;

    public static string? Place(string? code) =>
        ReferenceData.Districts.Find(code) is { } district ? district.NameIn(Languages.Current) : ReferenceData.Divisions.Find(code)?.NameWithProvince(Languages.Current);

    /// <summary>Address of its page for a browser at a site; null where it has none any more.</summary>
    /// <param name="here">The tenant of the site; null on the national one.</param>
    public static string? Href(ShownThing thing, TenantRef? here, SiteAddresses addresses) =>
        thing.Path is not { } path || !thing.IsThere ? null : thing.Tenant is not { } tenant || tenant.Id == here?.Id ? path : addresses.LinkTo(tenant, Languages.Current, path);
}
