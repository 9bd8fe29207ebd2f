using System.Globalization;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <param name="Upto">The last yuan of the band; null in the last band.</param>
/// <param name="Quick">What is taken off again, because the rate holds for the whole sum.</param>
public sealed record TaxBand(decimal? Upto, decimal Rate, decimal Quick);

/// <summary>The rates of the tax on a year's comprehensive income, and the table by months that follows from them.</summary>
public sealed class TaxTable
{
    private readonly IReadOnlyList<TaxBand> _bands;

    private TaxTable(IReadOnlyList<TaxBand> bands) => _bands = bands;

    public IReadOnlyList<TaxBand> Bands => _bands;

    /// <summary>
    /// Reads <c>36000:0.03:0;144000:0.10:2520;…;:0.45:181920</c>. Null where the text is no such table, or its quick
    /// deductions do not join the bands without a jump: a table that was mistyped computes nothing.
    /// </summary>
    public static TaxTable? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        List<TaxBand> bands = [];
        foreach (var part in text.Split(';'))
        {
            if (part.Split(':') is not [var upto, var rate, var quick] || Number(rate) is not { } share || Number(quick) is not { } off || (upto.Length > 0 && Number(upto) is null)) return null;
            bands.Add(new(upto.Length > 0 ? Number(upto) : null, share, off));
        }

        return IsWhole(bands) ? new(bands) : null;
    }

    /// <summary>The tax on a sum, to the fen.</summary>
    public decimal On(decimal taxable) => taxable <= 0 ? 0 : By(Band(taxable), taxable);

    /// <summary>
    /// The tax on a year-end bonus taxed apart: the band is found by a twelfth of it in the table by months, and that
    /// band's rate and quick deduction hold for the whole bonus.
    /// </summary>
    public decimal OnBonusApart(decimal bonus)
    {
        if (bonus <= 0) return 0;
        var band = Band(bonus);
        return By(band with { Quick = band.Quick / 12 }, bonus);
    }

    private static decimal By(TaxBand band, decimal sum) => Rounded.Fen((sum * band.Rate) - band.Quick);

    /// <summary>The same band for a year's sum and for a twelfth of it, since the table by months is the year's divided by twelve.</summary>
    private TaxBand Band(decimal sum) => _bands.First(band => band.Upto is not { } upto || sum <= upto);

    private static bool IsWhole(List<TaxBand> bands)
    {
        if (bands[^1].Upto is not null || bands[0].Quick != 0) return false;
        for (var i = 1; i < bands.Count; i++)
        {
            var (below, band) = (bands[i - 1], bands[i]);
            if (below.Upto is not { } edge || edge <= 0 || band.Upto <= edge || band.Rate <= below.Rate || band.Quick != below.Quick + (edge * (band.Rate - below.Rate))) return false;
        }

        return bands.TrueForAll(band => band.Rate is > 0 and < 1);
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
