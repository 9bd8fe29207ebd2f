using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>Where one fact comes from, and when the person said that it is right.</summary>
/// <param name="SourceAt">When the file was uploaded that it came from; null when it was typed.</param>
public sealed record FactOrigin(Provenance Provenance, DateTimeOffset? SourceAt, DateTimeOffset ConfirmedAt);

/// <summary>What an entry says, in clear: only in the memory of the request that may read it.</summary>
/// <param name="Origins">By name of the fact.</param>
/// <param name="Extra">What an imported file said of it that has no place here; comes out again on export.</param>
/// <param name="SourceName">Name of the file it came from.</param>
public sealed record EntryContent(SectionFacts Facts, IReadOnlyDictionary<string, FactOrigin> Origins, JsonObject? Extra, string? SourceName)
{
    /// <summary>Longest JSON of what has no place here, in UTF-16 units.</summary>
    public const int ExtraMax = 16 * 1024;

    public const int SourceNameMax = 120;

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The content with other facts: each that changed has the given origin, each that stayed keeps its own.</summary>
    /// <param name="confirmsAll">Whether those that stayed were looked at too, as in a form, and are confirmed anew.</param>
    public EntryContent With(ProfileSection section, SectionFacts facts, FactOrigin origin, bool confirmsAll = true)
    {
        var origins = new Dictionary<string, FactOrigin>(StringComparer.Ordinal);
        foreach (var field in FactField.Of(section))
        {
            if (field.Read(facts) is not { } text) continue;
            var stays = text == field.Read(Facts) && Origins.TryGetValue(field.Name, out var old) ? (confirmsAll ? old with { ConfirmedAt = origin.ConfirmedAt } : old) : null;
            origins[field.Name] = stays ?? origin;
        }

        return this with { Facts = facts, Origins = origins };
    }

    /// <summary>New facts of one origin.</summary>
    public static EntryContent New(ProfileSection section, SectionFacts facts, FactOrigin origin, JsonObject? extra = null, string? sourceName = null) =>
        new(facts, FactField.Texts(section, facts).ToDictionary(pair => pair.Key, _ => origin, StringComparer.Ordinal), extra, sourceName);

    internal string Write(ProfileSection section) => new JsonObject
    {
        ["facts"] = JsonSerializer.SerializeToNode(Facts, FactField.TypeOf(section), Json),
        ["origins"] = JsonSerializer.SerializeToNode(Origins, Json),
        ["extra"] = Extra?.DeepClone(),
        ["source"] = SourceName,
    }.ToJsonString();

    internal static EntryContent Read(ProfileSection section, string text)
    {
        var all = JsonNode.Parse(text)!.AsObject();
        return new(
            (SectionFacts)all["facts"].Deserialize(FactField.TypeOf(section), Json)!, all["origins"].Deserialize<Dictionary<string, FactOrigin>>(Json)!,
            all["extra"]?.DeepClone().AsObject(), (string?)all["source"]);
    }
}
