using System.Text.Json;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Bundles;

/// <summary>Holds a bundle against what is kept, by the features whose content it is.</summary>
internal sealed class BundleWork(IEnumerable<IContentExchange> exchanges)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All of the tenant's own content.</summary>
    public async Task<IReadOnlyList<ContentFile>> Write(CancellationToken ct)
    {
        List<ContentFile> files = [];
        foreach (var exchange in exchanges) files.AddRange(await exchange.Write(ct));
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <param name="isApplied">Whether the files without a fault change what is kept.</param>
    public async Task<IReadOnlyList<ContentReading>> Take(BundleContents contents, bool isApplied, CancellationToken ct)
    {
        var names = contents.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        List<ContentReading> readings = [];
        foreach (var file in contents.Files) readings.Add(await exchanges.First(exchange => exchange.Reads(file.Name)).Take(file, names, isApplied, ct));
        return readings;
    }

    public static string Write(IReadOnlyList<ContentReading> readings)
    {
        var whole = JsonSerializer.Serialize(readings, Json);
        // What changed can be read in the versions; of a very large report the words go, the lines stay.
        return whole.Length <= ContentBundle.ReportMax ? whole : JsonSerializer.Serialize(readings.Select(reading => reading with { Lines = [.. reading.Lines.Take(500).Select(line => line with { Words = null })] }), Json);
    }

    public static IReadOnlyList<ContentReading> Read(string report) => JsonSerializer.Deserialize<List<ContentReading>>(report, Json)!;
}
