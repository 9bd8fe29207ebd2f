using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentPortal.Features.Living.Domain;

/// <summary>When something is open in the week, as it is written: <c>Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00</c> or <c>24/7</c>.</summary>
public sealed partial class OpeningHours
{
    /// <summary>Longest text of them.</summary>
    public const int Max = 200;

    /// <summary>Open at all times.</summary>
    public const string Always = "24/7";

    private static readonly string[] Names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private OpeningHours(IReadOnlyList<Line> lines) => Lines = lines;

    /// <summary>In the order in which they were written; none where it is always open.</summary>
    public IReadOnlyList<Line> Lines { get; }

    public bool IsAlways => Lines.Count == 0;

    /// <summary>Null for what is none.</summary>
    public static OpeningHours? Read(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= Max } words) return null;
        if (words == Always) return new([]);
        List<Line> lines = [];
        foreach (var part in words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Rule().Match(part) is not { Success: true } match) return null;
            var from = Array.IndexOf(Names, match.Groups["from"].Value);
            var to = match.Groups["to"].Success ? Array.IndexOf(Names, match.Groups["to"].Value) : from;
            List<(TimeOnly From, TimeOnly To)> spans = [];
            foreach (var span in match.Groups["spans"].Value.Split(','))
            {
                var ends = span.Split('-', StringSplitOptions.TrimEntries);
                if (Time(ends[0]) is not { } opens || Time(ends[1]) is not { } closes || closes <= opens) return null;
                spans.Add((opens, closes));
            }

            if (from < 0 || to < from) return null;
            lines.Add(new(Day(from), Day(to), spans));
        }

        return lines.Count == 0 ? null : new(lines);
    }

    /// <summary>Whether it is open at a moment of the place where it is.</summary>
    public bool IsOpenAt(DateTime local) => IsAlways || Lines.Any(line =>
        Index(line.From) <= Index(local.DayOfWeek) && Index(local.DayOfWeek) <= Index(line.To) && line.Spans.Any(span => span.From <= TimeOnly.FromDateTime(local) && TimeOnly.FromDateTime(local) < span.To));

    private static DayOfWeek Day(int index) => (DayOfWeek)((index + 1) % 7);

    /// <summary>The week begins on Monday.</summary>
    private static int Index(DayOfWeek day) => ((int)day + 6) % 7;

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"^(?<from>[A-Z][a-z])(?:-(?<to>[A-Z][a-z]))? (?<spans>\d\d:\d\d-\d\d:\d\d(?:, ?\d\d:\d\d-\d\d:\d\d)*)$")]
    private static partial Regex Rule();

    /// <summary>Days with the same hours.</summary>
    public sealed record Line(DayOfWeek From, DayOfWeek To, IReadOnlyList<(TimeOnly From, TimeOnly To)> Spans);
}
