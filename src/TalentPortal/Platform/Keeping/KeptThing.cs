using System.Globalization;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Search;

namespace TalentPortal.Platform.Keeping;

/// <summary>What can be kept in a folder. Numbers are those of <see cref="ItemKind"/>, and stand in rows and cookies: they never change their meaning.</summary>
public enum KeptKind : short
{
    Guide = 1,
    Programme = 2,
    Pathway = 3,
    City = 4,
    Flat = 5,
    Service = 6,
    School = 7,
    Position = 100,
}

/// <summary>Something public that somebody keeps: which, and nothing of what it says.</summary>
/// <param name="Key">Tells it among things of its kind: the key of a guide, the id of a flat or position without hyphens.</param>
/// <param name="Owner">The tenant whose it is; the editorial desk for what every site shows.</param>
public sealed record KeptThing(KeptKind Kind, string Key, Guid Owner)
{
    /// <summary>Longest key.</summary>
    public const int KeyMax = SearchItem.KeyMax;

    /// <summary>Whether the page of a site that names this kind and key shows this very thing.</summary>
    /// <param name="site">The tenant of the site; null on the national one.</param>
    public bool Is(KeptKind kind, string key, Guid? site) => Kind == kind && Key == key && (site is null || Owner == site || Owner == ContentDesk.Id);

    /// <summary>Of the rows of search the one that is it: <c>1/work-permit-points</c>. Positions have none.</summary>
    public string ItemName => string.Create(CultureInfo.InvariantCulture, $"{(short)Kind}/{Key}");

    /// <summary>In as few characters as it can be told, for a cookie.</summary>
    internal string Write() => string.Create(CultureInfo.InvariantCulture, $"{(short)Kind}|{Key}|{(Owner == ContentDesk.Id ? "" : Owner.ToString("N"))}");

    /// <summary>What <see cref="Write"/> wrote; null for anything else.</summary>
    internal static KeptThing? Read(string text)
    {
        if (text.Split('|') is not [var kind, { Length: > 0 and <= KeyMax } key, var owner]) return null;
        if (!short.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !Enum.IsDefined((KeptKind)number)) return null;
        if (owner.Length == 0) return new((KeptKind)number, key, ContentDesk.Id);
        return Guid.TryParseExact(owner, "N", out var tenant) ? new((KeptKind)number, key, tenant) : null;
    }
}
