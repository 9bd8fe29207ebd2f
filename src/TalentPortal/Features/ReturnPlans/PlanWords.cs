using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Plans in words. Money is printed to the yuan.</summary>
internal static class PlanWords
{
    public static string City(string code) => ReferenceData.Divisions.Find(code)?.ShortName(Languages.Current) ?? code;

    public static string Money(decimal amount, CultureInfo culture) => MoneyText.Sum(Rounded.Yuan(amount), "CNY", culture);

    extension(IStringLocalizer<ReturnPlansText> texts)
    {
        /// <summary>The amount of a line that is not open.</summary>
        public string Amount(PlanLine line, CultureInfo culture)
        {
            if (line.Period == PlanPeriod.Weeks) return texts["Plan_Weeks", line.Least ?? 0, line.Most ?? 0];
            var range = Range(line.Least, line.Most, line.Period, culture);
            return line.Typical is { } typical && line.Least != line.Most ? texts["Plan_Typical", range, Money(typical, culture)] : range;
        }

        /// <summary>"For sure so much; up to so much possible."</summary>
        public string Grants(PlanGrants grants, CultureInfo culture) => grants.Sure == grants.Possible ? texts["Grants_Sure", Money(grants.Sure, culture)]
            : grants.Sure == 0 ? texts["Grants_Possible", Money(grants.Possible, culture)] : texts["Grants_Both", Money(grants.Sure, culture), Money(grants.Possible, culture)];

        /// <summary>What a grant pays: "up to CNY 10,000 a year".</summary>
        public string Amount(PlanGrant grant, CultureInfo culture)
        {
            if (grant.Amount is not { } amount) return texts["Grant_NoAmount"];
            var money = Range(amount, amount, grant.Period switch { BenefitPeriod.Year => PlanPeriod.Year, BenefitPeriod.Month => PlanPeriod.Month, _ => PlanPeriod.Once }, culture);
            return grant.IsUpTo || grant.State == PlanGrantState.Possible ? texts["Grant_UpTo", money] : money;
        }

        /// <summary>"From so much to so much, of which so much is sure."</summary>
        public string Sum(PlanSum sum, CultureInfo culture)
        {
            if (sum.Least is not { } least || sum.Most is not { } most) return texts["Plan_Open"];
            var (low, high, sure) = (Money(least, culture), Money(most, culture), Money(sum.Sure, culture));
            return sum.Sure <= 0 ? (low == high ? texts["Sum_OneUnsure", low] : texts["Sum_Unsure", low, high]) : low == high && low == sure ? texts["Sum_Sure", low] : texts["Sum_Partly", low, high, sure];
        }
    }

    private static string Range(decimal? least, decimal? most, PlanPeriod period, CultureInfo culture) =>
        MoneyText.Range(Whole(least), Whole(most), "CNY", period switch { PlanPeriod.Year => "YEAR", PlanPeriod.Month => "MONTH", _ => null }, culture);

    private static decimal? Whole(decimal? amount) => amount is { } known ? Rounded.Yuan(known) : null;
}
