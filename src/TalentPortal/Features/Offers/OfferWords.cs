using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Offers.Domain;

namespace TalentPortal.Features.Offers;

/// <summary>How offers and their lines read on all their pages. What somebody wrote is not among these words: pages show it as written.</summary>
internal static class OfferWords
{
    public static StatusKind Kind(OfferState state, bool forTalent) => state switch
    {
        OfferState.Sent => forTalent ? StatusKind.Due : StatusKind.Waiting,
        OfferState.Accepted => forTalent ? StatusKind.Waiting : StatusKind.Due,
        OfferState.Confirmed => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    extension(IStringLocalizer<OffersText> texts)
    {
        /// <summary>What a line says without the words beside it; null where it has words alone.</summary>
        public string? Figures(OfferLine line)
        {
            List<string> parts = [];
            if (line.Form is { } form) parts.Add(texts["Form_" + form]);
            if (line is { Amount: { } amount, Currency: { } currency, Period: { } period }) parts.Add(texts["Per_" + period, Sum(amount, currency)]);
            if (line.Count is { } count) parts.Add(texts["Count_" + line.Kind + (count == 1 ? "_One" : ""), count.ToString("0.##", CultureInfo.CurrentCulture)]);
            if (line.Day is { } day) parts.Add(DateWords.Day(day, CultureInfo.CurrentUICulture));
            return parts.Count == 0 ? null : string.Join(texts["Offer_And"], parts);
        }

        /// <summary>What a sum of a year is made of.</summary>
        public string How(YearlySum sum) => string.Join(texts["Offer_And"], sum.Parts.Select(part => part.Times == 1
            ? texts["Offer_PartYear", texts["Line_" + part.Kind], Sum(part.Amount, sum.Currency)].Value
            : texts["Offer_PartTimes", texts["Line_" + part.Kind], Sum(part.Amount, sum.Currency), part.Times.ToString("0.##", CultureInfo.CurrentCulture)].Value));
    }

    public static string Sum(decimal amount, string currency) => MoneyText.Sum(amount, currency, CultureInfo.CurrentUICulture);
}
