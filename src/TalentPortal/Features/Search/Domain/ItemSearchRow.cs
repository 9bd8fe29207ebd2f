using System.Globalization;
using NpgsqlTypes;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Search.Domain;

/// <summary>
/// What the search across everything looks at: one narrow row for each public thing that is no position, written as
/// positions have theirs. What a list shows of it lies in <see cref="ItemListing"/>.
/// </summary>
public sealed class ItemSearchRow : ITenantOwned
{
    /// <summary>Rises when texts are cut otherwise than before; rows of an earlier form are written anew in the background.</summary>
    public const short CurrentForm = 1;

    /// <summary>Longest name.</summary>
    public const int NameMax = SearchItem.KeyMax + 4;

    /// <summary>Stands for "no last day" among numbers.</summary>
    public const int Never = int.MaxValue;

    private ItemSearchRow()
    {
    }

    /// <summary>Number of the row, rising; the order by age is the order by this number.</summary>
    public int Ord { get; private set; }

    /// <summary>The stretches of numbers that it lies in, as with positions: a search can be limited to the newest.</summary>
    public int[] Blocks { get; private set; } = [];

    public Guid TenantId { get; private set; }

    public ItemKind Kind { get; private set; }

    /// <summary>Tells it among all of its tenant, see <see cref="NameOf"/>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Last day on which it is found, in days since 1 January of year 1; <see cref="Never"/> where there is none.</summary>
    public int UntilDay { get; private set; } = Never;

    /// <summary>The <see cref="CurrentForm"/> in which the row was written.</summary>
    public short Form { get; private set; }

    /// <summary>Title and names, with positions, for the order by relevance.</summary>
    public NpgsqlTsVector Head { get; private set; } = NpgsqlTsVector.Empty;

    /// <summary>Everything that can be found, without positions.</summary>
    public NpgsqlTsVector Words { get; private set; } = NpgsqlTsVector.Empty;

    public static ItemSearchRow Of(Guid tenantId, ItemKind kind, SearchItem item)
    {
        var row = new ItemSearchRow { TenantId = tenantId, Kind = kind, Name = NameOf(kind, item.Key) };
        row.Describe(item);
        return row;
    }

    /// <summary>
    /// Kind and key in one: <c>1/work-permit-points</c>. A unique index with the kind in it would be as good to the planner as
    /// the one that the search is made for.
    /// </summary>
    public static string NameOf(ItemKind kind, string key) => string.Create(CultureInfo.InvariantCulture, $"{(short)kind}/{key}");

    /// <summary>The key in a name.</summary>
    public static string KeyOf(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Takes what the item says now; its number stays.</summary>
    public void Describe(SearchItem item)
    {
        var place = PlaceOf(item.PlaceCode);
        UntilDay = item.Until?.DayNumber ?? Never;
        Head = Vector(new(item.Title.Zh, SearchWeight.A), new(item.Title.En, SearchWeight.A), new(item.Names.Zh, SearchWeight.B), new(item.Names.En, SearchWeight.B), new(place.Zh, SearchWeight.C), new(place.En, SearchWeight.C));
        Words = Vector(
            new(item.Title.Zh), new(item.Title.En), new(item.Names.Zh), new(item.Names.En), new(place.Zh), new(place.En), new(item.Summary.Zh), new(item.Summary.En), new(Plain(item.Body.Zh)), new(Plain(item.Body.En)));
        Form = CurrentForm;
    }

    /// <summary>Names of the place in both languages, so that a place can be typed into the search box.</summary>
    private static Bilingual PlaceOf(string? code)
    {
        if (ReferenceData.Districts.Find(code) is { } district)
        {
            var city = PlaceOf(district.CityCode);
            return new($"{city.Zh}{district.NameZh}", $"{district.NameEn} {city.En}");
        }

        var known = ReferenceData.Divisions.Find(code);
        return new(known?.NameWithProvince(Language.Chinese), known?.NameWithProvince(Language.English));
    }

    /// <summary>The words of a text without the marks that stand for figures.</summary>
    private static string? Plain(string? markdown) =>
        markdown is null ? null : Markdig.Markdown.ToPlainText(string.Concat(TextTokens.Parts(markdown).Select(part => part.Words ?? " ")));

    // As with positions: quoted lexemes of letters and digits alone come here.
#pragma warning disable CS0618
    private static NpgsqlTsVector Vector(params ReadOnlySpan<SearchPart> parts) => SearchTokens.VectorWith(CommonTerms.Keys.In, parts) is { Length: > 0 } vector ? NpgsqlTsVector.Parse(vector) : NpgsqlTsVector.Empty;
#pragma warning restore CS0618
}
