using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    Year,
    Month,
    Day,
}

/// <summary>
/// A date as people remember it: <c>2014</c>, <c>2014-06</c> or <c>2014-06-29</c>, and never more precise than it was given.
/// </summary>
[JsonConverter(typeof(PartialDateJson))]
public readonly record struct PartialDate : IComparable<PartialDate>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2100;
    public const int LengthMax = 10;

    private PartialDate(DateOnly first, DatePrecision precision) => (First, Precision) = (first, precision);

    /// <summary>The first day that it can mean.</summary>
    public DateOnly First { get; }

    public DatePrecision Precision { get; }

    /// <summary>Reads exactly the three forms; another form, another year or a day that is in no calendar is null.</summary>
    public static PartialDate? Read(string? text)
    {
        if (text is null) return null;
        var (format, precision) = text.Length switch { 4 => ("yyyy", DatePrecision.Year), 7 => ("yyyy-MM", DatePrecision.Month), LengthMax => ("yyyy-MM-dd", DatePrecision.Day), _ => ("", default) };
        if (format.Length == 0 || !DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return null;
        return first.Year is >= FirstYear and <= LastYear ? new PartialDate(first, precision) : null;
    }

    /// <summary>Whether both can mean the same day: 2014 and 2014-06 can.</summary>
    public bool CanBe(PartialDate other) =>
        First.Year == other.First.Year
        && (Precision == DatePrecision.Year || other.Precision == DatePrecision.Year
            || (First.Month == other.First.Month && (Precision == DatePrecision.Month || other.Precision == DatePrecision.Month || First.Day == other.First.Day)));

    public int CompareTo(PartialDate other) => First.CompareTo(other.First) is not 0 and var order ? order : Precision.CompareTo(other.Precision);

    public override string ToString() => First.ToString(
        Precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}

internal sealed class PartialDateJson : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.Read(reader.GetString()) ?? throw new JsonException("no year, month or day");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
