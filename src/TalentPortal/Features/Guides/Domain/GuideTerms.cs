using System.Collections.Frozen;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>A word of the field and what it means.</summary>
/// <param name="Key">The English term in lower case with hyphens.</param>
public sealed record GuideTermWord(string Key, Bilingual Name, Bilingual Means);

/// <summary>The words that guides explain where they stand.</summary>
public static class GuideTerms
{
    /// <summary>The file of the release that has them.</summary>
    public const string File = "terms.csv";

    private static readonly string[] Columns = ["key", "zh", "en", "means_zh", "means_en"];

    private static readonly Lazy<FrozenDictionary<string, GuideTermWord>> Known = new(() => (ContentFiles.All.Contains(File) ? Read(ContentFiles.Read(File)) : []).ToFrozenDictionary(term => term.Key, StringComparer.Ordinal));

    /// <summary>In the order of the English names.</summary>
    public static IReadOnlyList<GuideTermWord> All => [.. Known.Value.Values.OrderBy(term => term.Key, StringComparer.Ordinal)];

    public static bool Has(string key) => Known.Value.ContainsKey(key);

    public static GuideTermWord? Find(string key) => Known.Value.GetValueOrDefault(key);

    private static IEnumerable<GuideTermWord> Read(string text) =>
        CsvTable.Parse(File, text, Columns).Rows.Select(row => new GuideTermWord(row.Text("key"), new(row.Text("zh"), row.Text("en")), new(row.Text("means_zh"), row.Text("means_en"))));
}
