using System.Globalization;
using System.Resources;
using TalentPortal.Platform.Content;

namespace TalentPortal.Components;

/// <summary>The figure of a claim in words: "CNY 11,937 a month", "4 February 2026", "4–10 working days".</summary>
public static class FigureText
{
    private static readonly ResourceManager texts = new(typeof(ComponentsText));

    /// <summary>The figure with its unit.</summary>
    /// <param name="claim">A claim with a value.</param>
    /// <param name="culture">Language of the answer.</param>
    /// <exception cref="InvalidOperationException">The claim has no figure.</exception>
    public static string Of(Claim claim, CultureInfo culture)
    {
        if (claim.Day is { } day) return Day(day, culture);
        var (low, high) = RangeOf(claim);
        return claim.Unit switch
        {
            "CNY" or "USD" => low == high ? MoneyText.Sum(low, claim.Unit, culture) : MoneyText.Range(low, high, claim.Unit, null, culture),
            "CNY/month" => MoneyText.Range(low, high, "CNY", "MONTH", culture),
            "CNY/year" => MoneyText.Range(low, high, "CNY", "YEAR", culture),
            "CNY/day" => MoneyText.Range(low, high, "CNY", "DAY", culture),
            "USD/year" => MoneyText.Range(low, high, "USD", "YEAR", culture),
            _ => Counted(claim.Unit!, Number(claim, culture), low == high && low == 1, culture),
        };
    }

    /// <summary>The figure without its unit: "11,937", "4–10", or the day.</summary>
    /// <exception cref="InvalidOperationException">The claim has no figure.</exception>
    public static string Number(Claim claim, CultureInfo culture)
    {
        if (claim.Day is { } day) return Day(day, culture);
        var (low, high) = RangeOf(claim);
        return low == high ? Number(low, culture) : Number(low, culture) + "–" + Number(high, culture);
    }

    /// <summary>A day, month or year as far as it is known: "4 February 2026", "February 2026", "2026".</summary>
    /// <param name="asOf">As <see cref="Claim.AsOf"/> has it.</param>
    /// <param name="culture">Language of the answer.</param>
    public static string AsOf(string asOf, CultureInfo culture) => Days.LastOf(asOf) is not { } day ? asOf : asOf.Length switch
    {
        10 => Day(day, culture),
        7 => string.Format(culture, Text("Figure_Month", culture), day),
        _ => string.Format(culture, Text("Figure_Year", culture), day.Year.ToString(CultureInfo.InvariantCulture)),
    };

    private static string Day(DateOnly day, CultureInfo culture) => string.Format(culture, Text("Figure_Day", culture), day);

    private static (decimal Low, decimal High) RangeOf(Claim claim) => claim.Range ?? throw new InvalidOperationException($"The claim {claim.Code} has no figure.");

    private static string Number(decimal value, CultureInfo culture) => value.ToString("#,##0.####", culture);

    /// <summary>English says "1 year" and "2 years".</summary>
    private static string Counted(string unit, string number, bool isOne, CultureInfo culture)
    {
        var key = "Figure_" + unit.Replace('/', '_');
        return string.Format(culture, (isOne ? texts.GetString(key + "_One", culture) : null) ?? Text(key, culture), number);
    }

    private static string Text(string key, CultureInfo culture) => texts.GetString(key, culture) ?? throw new MissingManifestResourceException(key);
}
