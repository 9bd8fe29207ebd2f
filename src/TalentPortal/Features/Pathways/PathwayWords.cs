using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Pathways;

/// <summary>What ways and their steps are called in words.</summary>
internal static class PathwayWords
{
    extension(IStringLocalizer<PathwaysText> texts)
    {
        public string Audience(IEnumerable<string> audience) => string.Join(texts["Pathway_Comma"], audience.Select(one => texts["Audience_" + one].Value));

        public string Days(int least, int most, bool isWorking) => least == most
            ? texts.Counted(isWorking ? "Pathway_WorkingDays" : "Pathway_Days", most)
            : texts[isWorking ? "Pathway_WorkingDaysRange" : "Pathway_DaysRange", least, most];

        public string Weeks(PathwayWeeks weeks) => weeks.Least == weeks.Most ? texts.Counted("Pathway_Weeks", weeks.Most) : texts["Pathway_WeeksRange", weeks.Least, weeks.Most];

        public string Where(string place) => place == ParameterBook.Everywhere ? texts["Pathway_Country"] : PlaceName(place);

        /// <summary>The answers that a question takes.</summary>
        public IReadOnlyList<Choice> Choices(Fact fact, PathwayProgram program) => fact.Type switch
        {
            FactType.Bool => [new("true", texts["Pathway_Yes"]), new("false", texts["Pathway_No"])],
            FactType.Place => [.. program.Places.Select(code => new Choice(SlugOf(code), PlaceName(code))), new(FactValue.OtherPlace, texts["Pathway_Elsewhere"])],
            _ => [.. fact.Choices.Select(choice => new Choice(choice.Code, choice.Name.In(Languages.Current)))],
        };

        /// <summary>What was answered, as the field has it; what could not be read stays as it was typed.</summary>
        public string? Value(Fact fact, PathwayAnswers answers, string? typed) =>
            !answers.Said.TryGetValue(fact.Code, out var said) ? typed : fact.Type == FactType.Place && said != FactValue.OtherPlace ? SlugOf(said) : said;
    }

    public static string PlaceName(string code) =>
        ReferenceData.Divisions.Find(code)?.ShortName(Languages.Current) ?? ReferenceData.Districts.Find(code)?.Name(Languages.Current) ?? code;

    /// <summary>One claim for each note: claims of the same source share it.</summary>
    public static IEnumerable<string> Marked(this FigureNotes notes, IEnumerable<string> claims) => claims.Where(code => notes.Find(code) is not null).DistinctBy(code => notes.NumberOf(notes.Find(code)!));

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string SlugOf(string code) => ReferenceData.Divisions.Find(code)?.Slug ?? ReferenceData.Districts.Find(code)?.Slug ?? code;
}
