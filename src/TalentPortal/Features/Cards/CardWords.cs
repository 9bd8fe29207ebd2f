using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>Marks as people read them, in the language of the page.</summary>
internal static class CardWords
{
    /// <summary>A fact as a card shows it; null where it does not show.</summary>
    public static string? Of(CardFact fact, IEnumerable<string> marks, IStringLocalizer<CardsText> T) =>
        CardMarks.ToRead(marks, fact).Select(mark => Of(mark, T)).ToList() is { Count: > 0 } words ? string.Join(T["Card_Comma"], words) : null;

    public static string Of(string mark, IStringLocalizer<CardsText> T)
    {
        var (fact, value, language) = (CardMarks.FactOf(mark), CardMarks.ValueOf(mark), Languages.Current);
        var isCoarse = CardMarks.IsCoarse(mark);
        return fact switch
        {
            CardFact.Degree => isCoarse ? T["DegreeGroup_" + value] : ReferenceData.Degrees.Find(value)?.Name(language) ?? value,
            CardFact.Field => T["Field_" + value],
            CardFact.Industry => ReferenceData.Industries.Find(value)?.Name(language) ?? value,
            CardFact.Years => Years(value, T),
            CardFact.Region => isCoarse ? T["Region_" + value] : ReferenceData.Countries.Find(value)?.Name(language) ?? value,
            CardFact.Language => value.Split('-') is [var code, var band] ? T["Card_LanguageAt", LanguageName(code), T["Band_" + band]] : LanguageName(value),
            CardFact.Place => ReferenceData.Divisions.Find(value)?.ShortName(language) ?? value,
            CardFact.Kind => ReferenceData.EmploymentKinds.Find(value)?.Name(language) ?? value,
            _ => value.Split('-') is [var year, var quarter] ? T["Card_Quarter", year, quarter] : T["Card_Year", value],
        };
    }

    public static string LanguageName(string code) => ReferenceData.Languages.Find(code)?.Name(Languages.Current) ?? code;

    public static string Years(string band, IStringLocalizer<CardsText> T)
    {
        var (from, to) = band.Split('-') is [var low, var high] ? (low, high) : (band, "");
        return to.Length == 0 ? T["Card_YearsFrom", int.Parse(from, CultureInfo.InvariantCulture)] : T["Card_Years", from, to];
    }
}
