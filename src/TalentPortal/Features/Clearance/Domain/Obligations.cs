using System.Reflection;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Clearance.Domain;

/// <summary>How far a reminder can be relied on.</summary>
public enum Certainty
{
    /// <summary>The text of a law.</summary>
    Firm,

    /// <summary>Summaries by universities or professional firms that agree.</summary>
    Likely,

    /// <summary>General knowledge that nobody has checked line by line.</summary>
    Unverified,
}

/// <summary>Something people may owe an employer, a funder or an office, where they work now.</summary>
/// <param name="Countries">Codes; empty: everywhere.</param>
/// <param name="AsOf">When it was written down from its source.</param>
public sealed record Reminder(string Key, IReadOnlyList<string> Countries, Bilingual Place, Bilingual Text, Bilingual Source, Certainty Certainty, DateOnly AsOf);

/// <summary>The reminders: data with a version, which is kept with the tick that somebody has read them. They rule on nothing.</summary>
public static class Obligations
{
    private static readonly IReadOnlyList<(int Version, Reminder Reminder)> Rows =
    [
        .. CsvTable.FromResource(Assembly.GetExecutingAssembly(), "obligation_reminders.csv", "version", "key", "countries", "place_zh", "place_en", "text_zh", "text_en", "source_zh", "source_en", "certainty", "as_of").Rows
            .Select(row => (row.Number("version"), new Reminder(
                row.Text("key"), row.Text("countries") == "*" ? [] : row.List("countries", ' '), new(row.Text("place_zh"), row.Text("place_en")), new(row.Text("text_zh"), row.Text("text_en")),
                new(row.Text("source_zh"), row.Text("source_en")), row.Choice<Certainty>("certainty"), row.Date("as_of")))),
    ];

    /// <summary>The version that is shown.</summary>
    public static int Version { get; } = Rows.Max(row => row.Version);

    /// <summary>All of it, in order.</summary>
    public static IReadOnlyList<Reminder> All { get; } = [.. Rows.Where(row => row.Version == Version).Select(row => row.Reminder)];

    /// <summary>What holds everywhere, and what holds in a country.</summary>
    public static IReadOnlyList<Reminder> For(string? country) => [.. All.Where(one => one.Countries.Count == 0 || one.Countries.Contains(country)).OrderBy(one => one.Countries.Count == 0)];
}
