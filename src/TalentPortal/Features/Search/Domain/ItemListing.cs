using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Search.Domain;

/// <summary>What lists show of a public thing.</summary>
public sealed class ItemListing : ITenantOwned
{
    private ItemListing()
    {
    }

    public Guid TenantId { get; private set; }

    /// <summary>See <see cref="ItemSearchRow.NameOf"/>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its page below tenant and language.</summary>
    public string Path { get; private set; } = "";

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public Bilingual Summary { get; private set; } = Bilingual.Empty;

    /// <summary>GB/T 2260 code; null for the whole country.</summary>
    public string? PlaceCode { get; private set; }

    public DateOnly? Day { get; private set; }

    public ItemDay DayMeans { get; private set; }

    public static ItemListing Of(Guid tenantId, ItemKind kind, SearchItem item)
    {
        var listing = new ItemListing { TenantId = tenantId, Name = ItemSearchRow.NameOf(kind, item.Key) };
        listing.Show(item);
        return listing;
    }

    /// <summary>Shows the item as it is now.</summary>
    public void Show(SearchItem item) =>
        (Path, Title, Summary, PlaceCode, Day, DayMeans) = (item.Path, Cut(item.Title, SearchItem.TitleMax), Cut(item.Summary, SearchItem.SummaryMax), item.PlaceCode, item.Day, item.Day is null ? ItemDay.None : item.DayMeans);

    private static Bilingual Cut(Bilingual text, int max) => new(Cut(text.Zh, max), Cut(text.En, max));

    private static string? Cut(string? text, int max) => text is null || text.Length <= max ? text : TextNormaliser.Beginning(text, max);
}
