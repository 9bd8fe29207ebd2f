using System.Globalization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Family.Domain;

/// <summary>Two neighbouring cities between which people commute.</summary>
/// <param name="One">GB/T 2260 code.</param>
/// <param name="Ground">Why they count as one area.</param>
/// <param name="Certainty"><c>likely</c> or <c>unverified</c>.</param>
public sealed record CommutingPair(int One, int Other, Bilingual Ground, string Certainty);

/// <summary>The declared pairs, read once from commuting_pairs.csv. They are not transitive: two neighbours of a third need not be neighbours.</summary>
public static class CommutingPairs
{
    public static IReadOnlyList<CommutingPair> All { get; } =
    [
        .. CsvTable.FromResource(typeof(CommutingPairs).Assembly, "commuting_pairs.csv", "code", "one", "other", "ground_zh", "ground_en", "certainty", "as_of").Rows
            .Select(row => new CommutingPair(City(row.Text("one")), City(row.Text("other")), new(row.Text("ground_zh"), row.Text("ground_en")), row.Text("certainty"))),
    ];

    private static int City(string code) => ReferenceData.Divisions[code].IsCity ? int.Parse(code, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"commuting_pairs.csv: {code} is no city.");
}
