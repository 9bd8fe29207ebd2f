using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Search;

/// <summary>What a thing is that the search across everything finds. Numbers are kept in rows and never change their meaning; positions have a search of their own.</summary>
public enum ItemKind : short
{
    Guide = 1,
    Programme = 2,
    Pathway = 3,
    City = 4,
    Flat = 5,
    Service = 6,
    School = 7,
    Event = 8,
}

/// <summary>What the day beside an item says.</summary>
public enum ItemDay : short
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Since when it holds.</summary>
    InForce,

    /// <summary>When somebody last asked there.</summary>
    Checked,

    /// <summary>When it begins.</summary>
    Begins,
}

/// <summary>Something that every visitor may read, as the search across everything knows it.</summary>
/// <param name="Key">Tells it among the tenant's items of its kind. A tenant's own takes the place of the desk's of the same key on the tenant's site.</param>
/// <param name="Path">Its page below tenant and language, without a leading slash.</param>
public sealed record SearchItem(string Key, string Path, Bilingual Title, Bilingual Summary)
{
    /// <summary>Longest key.</summary>
    public const int KeyMax = 80;

    /// <summary>Longest path.</summary>
    public const int PathMax = 160;

    /// <summary>Longest title in one language; what is longer is cut.</summary>
    public const int TitleMax = 200;

    /// <summary>Longest summary in one language; what is longer is cut.</summary>
    public const int SummaryMax = 320;

    /// <summary>Further names under which people look for it, such as its issuer and number. They count less than the title and more than the text.</summary>
    public Bilingual Names { get; init; } = Bilingual.Empty;

    /// <summary>All else that it says, as Markdown or plain.</summary>
    public Bilingual Body { get; init; } = Bilingual.Empty;

    /// <summary>GB/T 2260 code of the city, district or province it is about; null for the whole country.</summary>
    public string? PlaceCode { get; init; }

    /// <summary>The day that stands beside it.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What that day says.</summary>
    public ItemDay DayMeans { get; init; }

    /// <summary>The last day on which it is found; null: as long as it is public.</summary>
    public DateOnly? Until { get; init; }
}
