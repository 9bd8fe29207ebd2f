using System.Globalization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Jobs;

/// <summary>Pay of a posting from outside. An amount without its currency and period is not pay one could compare.</summary>
/// <param name="Unclear">The amount as it stands, where it cannot be taken as pay.</param>
internal sealed record JobPay(decimal? Min, decimal? Max, string? Currency, string? Period, string? Unclear)
{
    private static readonly JobPay None = new(null, null, null, null, null);

    public static JobPay Of(JobJson posting)
    {
        var salary = posting.Child("baseSalary");
        var value = salary.Child("value");
        var low = value.Number("minValue") ?? salary.Number("minValue");
        var high = value.Number("maxValue") ?? salary.Number("maxValue");
        var one = value.Number("value") ?? salary.Number("value") ?? posting.Number("baseSalary");
        if (low is null && high is null) (low, high) = (one, one);
        if (low is null && high is null) return None;
        var currency = (salary.Text("currency") ?? posting.Text("salaryCurrency"))?.ToUpperInvariant();
        var unit = (value.Text("unitText") ?? salary.Text("unitText"))?.ToUpperInvariant();
        var period = ReferenceData.PayPeriods.FirstOrDefault(p => p.SchemaOrg == unit)?.Code;
        var fits = ReferenceData.Currencies.Has(currency) && period is not null && IsPay(low) && IsPay(high) && !(low > high);
        return fits ? new(low, high, currency, period, null) : new(null, null, null, null, $"{Amount(low, high)} {currency} {unit}".Trim());
    }

    private static bool IsPay(decimal? amount) => amount is null || amount is > 0 and <= JobContent.PayLimit && decimal.Round(amount.Value, 2) == amount;

    private static string Amount(decimal? low, decimal? high) =>
        string.Join("\u2013", new[] { low, high }.OfType<decimal>().Distinct().Select(amount => amount.ToString("#,0.##", CultureInfo.InvariantCulture)));
}
