using TalentPortal.Platform.Search;

namespace TalentPortal.Features.Search;

/// <summary>What kinds of things are called in addresses, in the order in which they are shown.</summary>
internal static class ItemKinds
{
    /// <summary>Positions, which have a search of their own.</summary>
    public const string Jobs = "job";

    public static readonly ItemKind[] All = [ItemKind.Guide, ItemKind.Programme, ItemKind.Pathway, ItemKind.City, ItemKind.Flat, ItemKind.Service, ItemKind.School, ItemKind.Event];

    public static string? Name(ItemKind? kind) => kind?.ToString().ToLowerInvariant();

    public static ItemKind? Find(string? name) => Array.FindIndex(All, kind => Name(kind) == name) is >= 0 and var at ? All[at] : null;

    /// <summary>Positions stand after policies and before what one needs on the ground.</summary>
    public static int OrderOf(string name) => name == Jobs ? 25 : Array.FindIndex(All, kind => Name(kind) == name) * 10;
}
