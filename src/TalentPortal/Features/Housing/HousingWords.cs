using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>Flats in words of the page's language.</summary>
internal static class HousingWords
{
    extension(IStringLocalizer<HousingText> texts)
    {
        /// <summary>"CNY 2,600 a month".</summary>
        public string Rent(int rent) => MoneyText.Range(rent, rent, "CNY", "MONTH", CultureInfo.CurrentUICulture);

        public string Rooms(int rooms) => rooms == 0 ? texts["Listing_Studio"].Value : texts.Counted("Listing_RoomsCount", rooms);

        /// <summary>"1.5 months' rent (CNY 3,900)".</summary>
        public string Deposit(ListingFacts facts) => facts.Deposit == 0
            ? texts["Listing_NoDeposit"]
            : texts["Listing_DepositMonths", facts.Deposit.ToString("0.#", CultureInfo.CurrentUICulture), MoneyText.Sum(facts.Deposit * facts.Rent, "CNY", CultureInfo.CurrentUICulture)];

        public string Spoken(ListingFacts facts) => string.Join(texts["List_Comma"], facts.Languages.Select(code => ReferenceData.Languages.Find(code)?.Name(Languages.Current) ?? code));

        public IReadOnlyList<Choice> Answers() => [.. Enum.GetNames<ListingAnswer>().Select(name => new Choice(name, texts["Answer_" + name]))];
    }

    public static string Place(string code) => HousingPlaces.NameOf(code, Languages.Current);

    public static string City(string code) => HousingPlaces.CityName(code, Languages.Current);

    /// <summary>The language attribute for words that were written in the other language.</summary>
    public static string? LangOf(Bilingual text) => text.Has(Languages.Current) ? null : Languages.Current.Other().Tag();

    public static StatusKind Badge(ListingState state) => state switch
    {
        ListingState.Live => StatusKind.Done,
        ListingState.InReview => StatusKind.Due,
        ListingState.Draft => StatusKind.Waiting,
        _ => StatusKind.Closed,
    };
}
