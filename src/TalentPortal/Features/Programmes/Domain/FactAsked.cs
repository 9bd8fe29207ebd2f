using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>How a fact is asked for.</summary>
public enum FactControl
{
    Text,
    Day,
    OneOf,
    ManyOf,
}

/// <param name="Group">Under which heading it stands, <see cref="FactAsked.Cities"/> or <see cref="FactAsked.Provinces"/>; null without one.</param>
public sealed record FactAnswer(string Value, string Text, string? Group = null);

/// <summary>A fact as a question in one language: what a form needs to ask it.</summary>
/// <param name="Answers">To choose from; none for what is typed.</param>
public sealed record FactAsked(Fact Fact, FactControl Control, string Label, string Hint, IReadOnlyList<FactAnswer> Answers, string? Unit)
{
    public const string Cities = "cities";
    public const string Provinces = "provinces";

    /// <param name="place">A place that is chosen and has to be among the answers.</param>
    public static FactAsked Of(Fact fact, Language language, string? place = null) => new(
        fact, fact.Type switch { FactType.Set => FactControl.ManyOf, FactType.Choice or FactType.Rank or FactType.Bool or FactType.Place => FactControl.OneOf, FactType.Date => FactControl.Day, _ => FactControl.Text },
        fact.Asked.In(language), fact.Why.In(language), AnswersTo(fact, language, place), RuleWords.UnitOf(fact)?.In(language));

    /// <summary>An answer as a form has it: the reverse of <see cref="FactTyping.Of"/>.</summary>
    public static IReadOnlyList<string> Typed(Fact fact, FactValue value) => fact.Type switch
    {
        FactType.Bool => [value.IsTrue ? "yes" : "no"],
        FactType.Set => value.Members == 0 ? [FactTyping.Nothing] : [.. value.MembersOf(fact).Select(choice => choice.Code)],
        FactType.Place => [SlugOf(value.Place!)],
        _ => [value.Write(fact)],
    };

    public static string SlugOf(string place) => ReferenceData.Divisions.Find(place)?.Slug ?? ReferenceData.Districts.Find(place)?.Slug ?? place;

    private static IReadOnlyList<FactAnswer> AnswersTo(Fact fact, Language language, string? place) => fact.Type switch
    {
        FactType.Bool => [new("yes", RuleWords.Of(fact, FactValue.Of(fact, 1)).In(language)), new("no", RuleWords.Of(fact, FactValue.Of(fact, 0)).In(language))],
        FactType.Choice or FactType.Rank => [.. fact.Choices.Select(choice => new FactAnswer(choice.Code, choice.Name.In(language)))],
        FactType.Set => [.. fact.Choices.Select(choice => new FactAnswer(choice.Code, choice.Name.In(language))), new(FactTyping.Nothing, RuleWords.Of(fact, FactValue.OfSet(fact, 0)).In(language))],
        FactType.Place => Places(language, place),
        _ => [],
    };

    private static List<FactAnswer> Places(Language language, string? chosen)
    {
        List<FactAnswer> places = [.. FactPlaces.Cities.Select(code => new FactAnswer(SlugOf(code), RuleWords.PlaceName(code).In(language), Cities))];
        // A district, or a city that is not offered, stays chosen.
        if (chosen is not null and not FactValue.OtherPlace && ReferenceData.Divisions.Find(chosen) is not { IsCity: false } && !places.Exists(place => place.Value == SlugOf(chosen)))
            places.Insert(0, new(SlugOf(chosen), RuleWords.PlaceName(chosen).In(language), Cities));
        foreach (var province in ReferenceData.Divisions.Provinces.Where(province => province.CountryCode == "CN" && FactTyping.PlaceOf(province.Slug) is not null && !places.Exists(place => place.Value == province.Slug)))
            places.Add(new(province.Slug, province.ShortName(language), Provinces));
        places.Add(new(FactValue.OtherPlace, RuleWords.PlaceName(FactValue.OtherPlace).In(language), Provinces));
        return places;
    }
}
