using System.Globalization;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Content;

/// <summary>How sure it is that a statement holds.</summary>
public enum Certainty
{
    High,
    Medium,
    LowMedium,
    Low,

    /// <summary>General knowledge, not looked up: never in a sum that is called sure.</summary>
    General,
}

/// <summary>What kind of statement it is. All but facts are marked with a word wherever they stand.</summary>
public enum Standing
{
    Fact,
    Estimate,
    Example,
    Practice,
}

/// <summary>One statement of a source, with the figure it gives, if any. Whatever prints a figure names its claim.</summary>
/// <param name="Code">Lower case with dots: <c>wage.beijing.2026</c>.</param>
/// <param name="Sources">Codes of <see cref="Source"/>, at least one.</param>
/// <param name="AsOf">Day, month or year of the statement, never the day it was copied.</param>
/// <param name="Verify">Sources contradict one another, or it is likely to have changed.</param>
/// <param name="Value">A number, a range <c>4..10</c> or a day <c>2026-02-04</c>; null where the statement has no figure.</param>
/// <param name="Unit">One of <see cref="FigureUnits"/>; null exactly where <paramref name="Value"/> is.</param>
/// <param name="Place">GB/T 2260 code; null where it holds everywhere.</param>
/// <param name="Note">What has to be said beside the figure.</param>
public sealed record Claim(
    string Code, IReadOnlyList<string> Sources, string AsOf, Certainty Certainty, Standing Standing, bool Verify, string? Value, string? Unit, string? Place, Bilingual Note)
{
    public const int CodeMax = 80;
    public const int ValueMax = 40;
    public const int UnitMax = 20;
    public const int NoteMax = 600;

    /// <summary>The last day that <see cref="AsOf"/> can mean, for comparing.</summary>
    public DateOnly AsOfDay => Days.LastOf(AsOf)!.Value;

    /// <summary>Its figure as one number; null for a range, a day, or none.</summary>
    public decimal? Number => Value is not null && decimal.TryParse(Value, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Its figure as a range; of a single number both ends are that number.</summary>
    public (decimal Low, decimal High)? Range
    {
        get
        {
            if (Number is { } one) return (one, one);
            return Value?.Split("..") is [var low, var high] && decimal.TryParse(low, NumberStyles.Number, CultureInfo.InvariantCulture, out var from) && decimal.TryParse(high, NumberStyles.Number, CultureInfo.InvariantCulture, out var to) && from < to
                ? (from, to) : null;
        }
    }

    public DateOnly? Day => Unit == FigureUnits.Date && DateOnly.TryParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether value and unit fit one another.</summary>
    public bool IsWhole => Value is null ? Unit is null : Unit is not null && FigureUnits.All.Contains(Unit) && (Unit == FigureUnits.Date ? Day is not null : Range is not null);
}

/// <summary>Days that are known as far as the year, the month or the day.</summary>
public static class Days
{
    /// <summary>The last day that is meant; null where the text is no such day.</summary>
    /// <param name="text"><c>2026</c>, <c>2026-02</c> or <c>2026-02-04</c>.</param>
    public static DateOnly? LastOf(string? text) => text?.Length switch
    {
        4 when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200 => new DateOnly(year, 12, 31),
        7 when DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) => first.AddMonths(1).AddDays(-1),
        10 when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };
}

/// <summary>The units in which claims give their figures.</summary>
public static class FigureUnits
{
    public const string Date = "date";

    /// <summary>Money in whole units of the currency; time, people and things as their names say; <c>other</c> for a bare number.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "points", "years", "months", "weeks", "days", "working_days", "hours", "minutes", "percent", "percent_points", "multiple",
        "CNY", "CNY/month", "CNY/year", "CNY/day", "CNY/visit", "CNY/m2/month", "USD", "USD/year",
        "people", "students", "flats", "beds", "classes", "posts", "projects", "units", "events", "countries", "m2", "km2", "GWh", Date, "other",
    };
}
