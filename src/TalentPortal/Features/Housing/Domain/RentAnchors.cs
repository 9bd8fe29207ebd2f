using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>On what the estimated rents rest: a published figure or a remark on the method, of which day, with its claims.</summary>
/// <param name="Place">GB/T 2260 code of the city it is of; null where it is of all.</param>
/// <param name="AsOf">Year, month or day.</param>
public sealed record RentAnchor(string Code, string? Place, Bilingual Text, string AsOf, IReadOnlyList<string> Claims)
{
    private const string File = "tables/rent-anchors.csv";

    private static readonly Lazy<IReadOnlyList<RentAnchor>> released = new(() => ContentFiles.All.Contains(File) ? Read(ContentFiles.Read(File)) : []);

    /// <summary>The remarks on the method, which come first in the file.</summary>
    public bool IsMethod => Code is "method" or "range";

    /// <summary>Those of the release.</summary>
    public static IReadOnlyList<RentAnchor> Released => released.Value;

    /// <exception cref="CsvException">A row is faulty; the message names its line.</exception>
    public static IReadOnlyList<RentAnchor> Read(string text) =>
        [.. CsvTable.Parse(File, text, "code", "place", "text_zh", "text_en", "as_of", "claim").Rows.Select(row => new RentAnchor(row.Text("code"), row.Optional("place"), new(row.Text("text_zh"), row.Text("text_en")), row.Text("as_of"), row.List("claim", ';')))];
}
