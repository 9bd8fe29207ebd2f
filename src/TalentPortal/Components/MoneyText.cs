using System.Globalization;
using System.Resources;

namespace TalentPortal.Components;

/// <summary>Pay in words: "CNY 300,000–500,000 a year", and in Chinese in ten thousands where that is how one says it.</summary>
public static class MoneyText
{
    private static readonly ResourceManager texts = new(typeof(ComponentsText));

    /// <summary>A pay range.</summary>
    /// <param name="minimum">Lowest pay in whole or broken units of the currency, or null when open downwards.</param>
    /// <param name="maximum">Highest pay, or null when open upwards. Both null: by agreement.</param>
    /// <param name="currency">ISO 4217 code.</param>
    /// <param name="period">Unit of time as schema.org writes it, in any case: HOUR, DAY, WEEK, MONTH, YEAR; null for a sum that is paid once.</param>
    /// <param name="culture">Language of the answer.</param>
    public static string Range(decimal? minimum, decimal? maximum, string currency, string? period, CultureInfo culture)
    {
        if (minimum is null && maximum is null) return Text("Money_Agreed", culture);
        var low = minimum ?? maximum!.Value;
        var high = maximum ?? minimum!.Value;
        var amount = Amount(low, high, currency, culture);
        if (period is not null) amount = Per(amount, period, culture);
        return minimum is null ? string.Format(culture, Text("Money_UpTo", culture), amount)
            : maximum is null ? string.Format(culture, Text("Money_From", culture), amount)
            : amount;
    }

    /// <summary>A single sum: "CNY 30,000".</summary>
    public static string Sum(decimal amount, string currency, CultureInfo culture) => Amount(amount, amount, currency, culture);

    private static string Amount(decimal low, decimal high, string currency, CultureInfo culture)
    {
        var unit = decimal.Parse(Text("Money_LargeUnit", culture), CultureInfo.InvariantCulture);
        // Ten thousands only where two decimals say it exactly: 1.25, but not 1.2345.
        var large = unit > 1 && low >= unit && (low * 100 / unit) % 1 == 0 && (high * 100 / unit) % 1 == 0;
        if (large) (low, high) = (low / unit, high / unit);
        var number = low == high ? Number(low, culture) : Number(low, culture) + "–" + Number(high, culture);
        return string.Format(culture, Text(large ? "Money_Large" : "Money_Plain", culture), number, Currency(currency, culture));
    }

    private static string Number(decimal value, CultureInfo culture) => value.ToString("#,##0.##", culture);

    private static string Per(string amount, string period, CultureInfo culture) => string.Format(culture, Text(period.ToUpperInvariant() switch
    {
        "HOUR" => "Money_PerHour",
        "DAY" => "Money_PerDay",
        "WEEK" => "Money_PerWeek",
        "MONTH" => "Money_PerMonth",
        "YEAR" => "Money_PerYear",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a unit of time for pay"),
    }, culture), amount);

    /// <summary>The currency as the language says it; one without a text of its own is told by its code.</summary>
    private static string Currency(string code, CultureInfo culture) => texts.GetString("Money_" + code, culture) ?? code;

    private static string Text(string key, CultureInfo culture) =>
        texts.GetString(key, culture) ?? throw new MissingManifestResourceException(key);
}
