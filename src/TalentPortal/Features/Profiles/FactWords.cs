using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Profiles;

/// <summary>Facts as people read them, in the language of the page, and what there is to choose from.</summary>
internal static class FactWords
{
    /// <summary>A part of the career record that is shared on its own.</summary>
    public static string Of(GrantScope part, IStringLocalizer<ProfilesText> T) => part == GrantScope.CareerIntentions ? T["SaveIntentions_Title"] : T["Section_" + part.Part()];

    /// <summary>A section's own key in the texts.</summary>
    public static string LabelKey(ProfileSection section, string field) => $"Field_{section}_{field}";

    public static string Of(FactKind kind, string text, IStringLocalizer<ProfilesText> T) => kind switch
    {
        FactKind.Country => ReferenceData.Countries.Find(text)?.Name(Languages.Current) ?? text,
        FactKind.Level => ReferenceData.Degrees.Find(text)?.Name(Languages.Current) ?? text,
        FactKind.Outcome => T["Outcome_" + text],
        FactKind.Hsk => T["Career_Hsk", text],
        FactKind.Date => PartialDate.Read(text) is { } date ? Of(date, T) : text,
        _ => text,
    };

    /// <summary>A date no more precise than it is: "2014", "Jun 2014", "29 Jun 2014".</summary>
    public static string Of(PartialDate date, IStringLocalizer<ProfilesText> T) =>
        date.First.ToString(T[$"DateFormat_{date.Precision}"], CultureInfo.CurrentCulture);

    /// <summary>What there is to choose for a fact; null where it is typed.</summary>
    public static IReadOnlyList<Choice>? Choices(FactKind kind, IStringLocalizer<ProfilesText> T) => kind switch
    {
        FactKind.Country => Countries(T),
        FactKind.Level => [.. ReferenceData.Degrees.Where(degree => degree.Rank > 0).Select(degree => new Choice(degree.Code, degree.Name(Languages.Current)))],
        FactKind.Outcome => [.. FactField.Outcomes.Select(code => new Choice(code, T["Outcome_" + code]))],
        FactKind.Cefr => [.. FactField.CefrLevels.Select(code => new Choice(code, code))],
        FactKind.Hsk => [.. FactField.HskLevels.Select(code => new Choice(code, T["Career_Hsk", code]))],
        _ => null,
    };

    public static IReadOnlyList<Choice> Countries(IStringLocalizer<ProfilesText> T) => CountryChoices.Of(T["Career_CountriesOften"], T["Career_CountriesAll"]);

    /// <summary>Where a fact comes from, in a sentence.</summary>
    public static string Of(FactOrigin origin, IStringLocalizer<ProfilesText> T) => origin.SourceAt is { } source
        ? T["Origin_" + origin.Provenance, Day(source), Day(origin.ConfirmedAt)]
        : T["Origin_Typed", Day(origin.ConfirmedAt)];

    /// <summary>What a person looks for, each with its label.</summary>
    public static IEnumerable<(string Label, string Text)> Wishes(ProfileIntentions wishes, IStringLocalizer<ProfilesText> T)
    {
        var language = Languages.Current;
        if (wishes.Places.Count > 0) yield return (T["SaveIntentions_Places"], string.Join(T["Career_Comma"], wishes.Places.Select(code => ReferenceData.Divisions.Find(code)?.Name(language) ?? code)));
        if (wishes.Kinds.Count > 0) yield return (T["SaveIntentions_Kinds"], string.Join(T["Career_Comma"], wishes.Kinds.Select(code => ReferenceData.EmploymentKinds.Find(code)?.Name(language) ?? code)));
        if (wishes.PayFrom is { } pay)
            yield return (T["SaveIntentions_Pay"], T["Career_PayFrom", wishes.PayCurrency!, pay.ToString("N0", CultureInfo.CurrentCulture), ReferenceData.PayPeriods.Find(wishes.PayPeriod)?.Name(language) ?? ""]);
        if (wishes.Start is { } start) yield return (T["SaveIntentions_Start"], FactWords.Of(start, T));
        if (wishes.Housing is { } housing) yield return (T["SaveIntentions_Housing"], housing);
        if (wishes.DealBreakers is { } never) yield return (T["SaveIntentions_DealBreakers"], never);
        if (wishes.Nationality is { } country) yield return (T["SaveIntentions_Nationality"], FactWords.Of(FactKind.Country, country, T));
        if (wishes.Residence is { } group) yield return (T["SaveIntentions_Residence"], T["Residence_" + group]);
    }

    private static string Day(DateTimeOffset at) => DateWords.Day(DateOnly.FromDateTime(at.UtcDateTime), CultureInfo.CurrentCulture);
}
