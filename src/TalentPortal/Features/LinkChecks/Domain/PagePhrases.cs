using System.Text.RegularExpressions;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>The words by which pages are judged, in both languages, from <c>link_phrases.csv</c>.</summary>
internal static class PagePhrases
{
    private static readonly ILookup<string, Regex> All = CsvTable.FromResource(typeof(PagePhrases).Assembly, "link_phrases.csv", "use", "pattern").Rows
        // In linear time, whatever a page says.
        .ToLookup(row => row.Text("use"), row => new Regex(row.Text("pattern"), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), StringComparer.Ordinal);

    /// <summary>A title that says that there is nothing.</summary>
    public static string? MissingTitle(string? title) => First("missing-title", title) ?? First("missing", title);

    /// <summary>A text that says that there is nothing.</summary>
    public static string? Missing(string text) => First("missing", text);

    /// <summary>A place that was left open in a draft: a day, a year, a number.</summary>
    public static string? Blank(string text) => First("blank", text);

    /// <summary>Whether a line belongs to the page and not to its text: copyright, print, share.</summary>
    public static bool IsFurniture(string line) => First("furniture", line) is not null;

    /// <summary>A line without what is another at each visit: counters, the clock of the page.</summary>
    public static string WithoutCounters(string line) => All["counter"].Aggregate(line, (text, pattern) => pattern.Replace(text, ""));

    private static string? First(string use, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        foreach (var pattern in All[use])
        {
            if (pattern.Match(text) is { Success: true } match) return match.Value.Trim() is { Length: > 60 } found ? found[..60] : match.Value.Trim();
        }

        return null;
    }
}
