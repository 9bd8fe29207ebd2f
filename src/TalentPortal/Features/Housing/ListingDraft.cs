using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FluentValidation;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Housing;

/// <summary>A flat as it is typed: texts throughout, so that nothing is lost that cannot be read.</summary>
/// <param name="Place">Code of a city or district.</param>
/// <param name="Latitude">Degrees north; more than two decimals are cut off, likewise of <paramref name="Longitude"/>.</param>
/// <param name="Deposit">Months of rent.</param>
/// <param name="Languages">Codes with commas between them.</param>
/// <param name="Scheme">Code of a rule; empty for everybody.</param>
/// <param name="ListedFor">Of staff: for whom.</param>
public sealed partial record ListingDraft(
    string? TitleZh, string? TitleEn, string? TextZh, string? TextEn, string? Place, string? Latitude, string? Longitude, string? Rent, string? Deposit, string? Area, string? Rooms, bool IsFurnished, string? FreeFrom, string? LeaseMonths,
    string? Registration, string? Foreigners, string? Languages, string? Scheme, string? ListedFor)
{
    internal const int CodesMax = 60;

    public static ListingDraft Empty { get; } =
        new(null, null, null, null, null, null, null, null, "1", null, "1", true, null, "12", nameof(ListingAnswer.Ask), nameof(ListingAnswer.Ask), "zh", null, null);

    /// <summary>What is kept, as it would be typed.</summary>
    public static ListingDraft Of(ListingFacts facts, string? listedFor) => new(
        facts.Title.Zh, facts.Title.En, facts.Text.Zh, facts.Text.En, facts.PlaceCode, Text(facts.Latitude), Text(facts.Longitude), Text(facts.Rent), Text(facts.Deposit), Text(facts.Area), Text(facts.Rooms), facts.IsFurnished,
        facts.FreeFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(facts.LeaseMonths), facts.Registration.ToString(), facts.Foreigners.ToString(), string.Join(", ", facts.Languages), facts.SchemeCode, listedFor);

    /// <summary>What it says, once it is valid.</summary>
    internal ListingFacts Facts() => new(
        new(Typed.Tidy(TitleZh), Typed.Tidy(TitleEn)), new(Typed.Tidy(TextZh), Typed.Tidy(TextEn)), Typed.Tidy(Place)!, Degrees(Latitude), Degrees(Longitude), HousingSchemes.Number(Rent)!.Value, Decimal(Deposit)!.Value,
        HousingSchemes.Number(Area)!.Value, HousingSchemes.Number(Rooms)!.Value, IsFurnished, Day(FreeFrom), HousingSchemes.Number(LeaseMonths)!.Value, Answer(Registration)!.Value, Answer(Foreigners)!.Value, Codes(Languages), Typed.Tidy(Scheme));

    internal static IReadOnlyList<string> Codes(string? list) => [.. Between().Split(list ?? "").Where(code => code.Length > 0).Distinct(StringComparer.Ordinal)];

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static ListingAnswer? Answer(string? text) => Enum.TryParse<ListingAnswer>(text, out var answer) && Enum.IsDefined(answer) ? answer : null;

    internal static decimal? Decimal(string? text) =>
        decimal.TryParse(text?.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Cut and not rounded to the door: what is kept is a square of about a kilometre, whoever typed more.</summary>
    internal static decimal? Degrees(string? text) => Decimal(text) is { } degrees ? Math.Truncate(degrees * 100) / 100 : null;

    private static string? Text<T>(T? value)
        where T : struct, IFormattable => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // Commas of both scripts; written as codes, as full-width signs are Chinese text.
    [GeneratedRegex(@"[,;\s\uFF0C\uFF1B\u3001]+")]
    private static partial Regex Between();
}

/// <summary>What has to be right of a flat before it is kept.</summary>
internal sealed class ListingDraftValidator : AbstractValidator<ListingDraft>
{
    public ListingDraftValidator()
    {
        this.OneGiven(x => x.TitleZh, x => x.TitleEn, "Listing_TitleMissing");
        this.BothPlain(x => x.TitleZh, x => x.TitleEn, HousingListing.TitleMax, "Listing_TooLong");
        this.OneGiven(x => x.TextZh, x => x.TextEn, "Listing_TextMissing");
        this.BothPlain(x => x.TextZh, x => x.TextEn, HousingListing.TextMax, "Listing_TooLong");
        foreach (var words in new[] { RuleFor(x => x.TitleZh), RuleFor(x => x.TitleEn), RuleFor(x => x.TextZh), RuleFor(x => x.TextEn) })
            // How to reach whoever lets the flat is never public.
            words.Must(typed => !ContactWords.StandIn(typed)).Says("Listing_NoContact");
        RuleFor(x => x.ListedFor).IsPlainText(HousingListing.ForMax, "Listing_TooLong");
        RuleFor(x => x.Place).Must(code => HousingPlaces.IsKnown(Typed.Tidy(code))).Says("Listing_PlaceMissing");
        RuleFor(x => x.Latitude).Must(text => Typed.Tidy(text) is null || ListingDraft.Degrees(text) is >= 18 and <= 54).Says("Listing_PositionWrong");
        RuleFor(x => x.Longitude).Must(text => Typed.Tidy(text) is null || ListingDraft.Degrees(text) is >= 73 and <= 135).Says("Listing_PositionWrong");
        // Half a position is none.
        RuleFor(x => x.Longitude).Must((all, text) => Typed.Tidy(text) is null == Typed.Tidy(all.Latitude) is null).Says("Listing_PositionHalf");
        RuleFor(x => x.Rent).Must(text => HousingSchemes.Number(text) is >= 1 and <= HousingListing.RentMost).Says("Listing_NumberWrong", 1, HousingListing.RentMost);
        RuleFor(x => x.Deposit).Must(text => ListingDraft.Decimal(text) is >= 0 and <= HousingListing.DepositMost).Says("Listing_NumberWrong", 0, HousingListing.DepositMost);
        RuleFor(x => x.Area).Must(text => HousingSchemes.Number(text) is >= 1 and <= HousingListing.AreaMost).Says("Listing_NumberWrong", 1, HousingListing.AreaMost);
        RuleFor(x => x.Rooms).Must(text => HousingSchemes.Number(text) is <= HousingListing.RoomsMost).Says("Listing_NumberWrong", 0, HousingListing.RoomsMost);
        RuleFor(x => x.LeaseMonths).Must(text => HousingSchemes.Number(text) is >= 1 and <= HousingListing.LeaseMost).Says("Listing_NumberWrong", 1, HousingListing.LeaseMost);
        RuleFor(x => x.FreeFrom).Must(text => string.IsNullOrWhiteSpace(text) || ListingDraft.Day(text) is not null).Says("Listing_DayWrong");
        RuleFor(x => x.Registration).Must(text => ListingDraft.Answer(text) is not null).Says("Listing_NotInList");
        RuleFor(x => x.Foreigners).Must(text => ListingDraft.Answer(text) is not null).Says("Listing_NotInList");
        RuleFor(x => x.Languages).Must(text => (text?.Length ?? 0) <= ListingDraft.CodesMax && ListingDraft.Codes(text) is { Count: <= HousingListing.LanguagesMost } codes && codes.All(ReferenceData.Languages.Has)).Says("Listing_LanguagesWrong");
    }
}
