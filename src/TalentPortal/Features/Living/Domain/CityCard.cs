using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Living.Domain;

/// <summary>What a card says of one side of a city. Its text may hold marks of claims, see <see cref="TextToken"/>.</summary>
/// <param name="Code">One of <see cref="CityCard.FieldCodes"/>.</param>
public sealed record CityField(string Code, Bilingual Text, IReadOnlyList<string> Claims);

/// <summary>The text of a card.</summary>
/// <param name="Guides">Keys of guides that tell more.</param>
/// <param name="KnownGaps">What was looked for and not found.</param>
public sealed record CityText(IReadOnlyList<CityField> Fields, IReadOnlyList<string> Guides, IReadOnlyList<Bilingual> KnownGaps);

/// <summary>A city, or a province, as a place to live and work: a card on which every figure names its source.</summary>
public sealed class CityCard : IPublishable
{
    public const string Table = "city_cards";
    public const int SlugMax = 40;
    public const int NameMax = 60;
    public const int SummaryMax = 300;
    public const int BodyMax = 40_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private CityCard()
    {
    }

    /// <summary>What a card may speak of, in the order in which it does.</summary>
    public static IReadOnlyList<string> FieldCodes { get; } = ["industries", "hukou", "permit", "grants", "housing", "rents", "tax", "schools", "hospitals", "airports", "hubs", "hotline"];

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; }

    /// <summary>Its name in addresses.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>GB/T 2260 code.</summary>
    public string PlaceCode { get; private set; } = "";

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    public Bilingual Summary { get; private set; } = Bilingual.Empty;

    public string Body { get; private set; } = "";

    public bool IsEdited { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public CityText Text => JsonSerializer.Deserialize<CityText>(Body, Json)!;

    public static CityCard FromRelease(Guid tenant, ReadCityCard card, DateTimeOffset now)
    {
        var made = new CityCard { Id = Guid.CreateVersion7(now), TenantId = tenant, Slug = card.Slug, IsPublic = true };
        made.Take(card, now);
        return made;
    }

    public void Take(ReadCityCard card, DateTimeOffset now) =>
        (PlaceCode, Name, Summary, Body, ChangedAt) = (card.Place, card.Name, card.Summary, JsonSerializer.Serialize(card.Text, Json), now);

    /// <summary>A card as a file has it.</summary>
    /// <exception cref="ContentException">It is none.</exception>
    internal static ReadCityCard Read(string file, string json)
    {
        try
        {
            var raw = JsonSerializer.Deserialize<RawCard>(json, Json)!;
            var card = new ReadCityCard(raw.Slug, raw.Place, raw.Name, raw.Summary, new([.. raw.Fields.OrderBy(field => IndexOf(field.Code))], raw.Guides, raw.KnownGaps));
            if (card.Text.Fields.FirstOrDefault(field => IndexOf(field.Code) < 0) is { } unknown) throw new ContentException(file, 0, $"has the unknown field {unknown.Code}");
            if (new[] { card.Name, card.Summary }.Concat(card.Text.Fields.Select(field => field.Text)).Concat(card.Text.KnownGaps).Any(text => !text.Has(Language.Chinese) || !text.Has(Language.English))) throw new ContentException(file, 0, "lacks a language");
            return card;
        }
        catch (JsonException fault)
        {
            throw new ContentException(file, (int)(fault.LineNumber ?? -1) + 1, fault.Message);
        }
    }

    private static int IndexOf(string code) => ((List<string>)[.. FieldCodes]).IndexOf(code);

    private sealed record RawCard(string Slug, string Place, Bilingual Name, Bilingual Summary, IReadOnlyList<CityField> Fields, IReadOnlyList<string> Guides, IReadOnlyList<Bilingual> KnownGaps);
}

/// <summary>A card as it was read.</summary>
public sealed record ReadCityCard(string Slug, string Place, Bilingual Name, Bilingual Summary, CityText Text);
