using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Programmes;

/// <summary>What is paid, and how often: "up to CNY 6,000 a month".</summary>
internal static class AmountWords
{
    public static string Of(decimal least, decimal most, string currency, BenefitPeriod period, bool isUpTo, IStringLocalizer<ProgrammesText> texts)
    {
        var money = MoneyText.Range(least, most, currency, period switch { BenefitPeriod.Month => "MONTH", BenefitPeriod.Year => "YEAR", _ => null }, CultureInfo.CurrentUICulture);
        return isUpTo ? texts["Benefit_UpTo", money] : money;
    }

    public static string Of(PeriodSum sum, IStringLocalizer<ProgrammesText> texts) => Of(sum.Amount, sum.Amount, "CNY", sum.Period, sum.IsUpTo, texts);

    /// <summary>Of a match with a sum.</summary>
    public static string Of(ProgrammeMatch match, IStringLocalizer<ProgrammesText> texts) =>
        Of(match.Result.Amount!.Value, match.Result.Amount.Value, match.Programme.Benefit.Currency, match.Programme.Benefit.Period, match.Programme.Benefit.IsUpTo, texts);
}
