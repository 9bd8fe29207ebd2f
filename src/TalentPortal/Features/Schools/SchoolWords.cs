using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>What is said of schools, as pages show it.</summary>
internal static class SchoolWords
{
    extension(IStringLocalizer<SchoolsText> texts)
    {
        /// <summary>Until when one can apply, or in how many days one can.</summary>
        public string Window(SchoolFacts facts, DateOnly today)
        {
            var next = facts.NextWindow(today);
            return next?.StateOn(today) switch
            {
                WindowState.Open => texts["Window_Open", DateWords.Day(next.To, CultureInfo.CurrentUICulture)],
                WindowState.Later when next.From == today.AddDays(1) => texts["Window_Tomorrow"],
                WindowState.Later => texts["Window_Later", next.From.DayNumber - today.DayNumber],
                WindowState.Over => texts["Window_Over", DateWords.Day(next.To, CultureInfo.CurrentUICulture)],
                _ => texts["Window_None"],
            };
        }

        /// <summary>Ages and stages: "3 to 11 (kindergarten, primary school)".</summary>
        public string Ages(SchoolFacts facts) =>
            texts[facts.AgeFrom == facts.AgeTo ? "School_Age" : "School_Ages", facts.AgeFrom, facts.AgeTo, texts.List(SchoolStages.Between(facts.AgeFrom, facts.AgeTo).Select(stage => stage.Name.In(Platform.Tenancy.Languages.Current)))];

        public string List(IEnumerable<string> words) => string.Join(texts["School_Comma"], words);

        public string Languages(SchoolFacts facts) => texts.List(facts.Languages.Select(Language));

        public string Curricula(SchoolFacts facts) => texts.List(facts.Curricula.Select(one => texts["Curriculum_" + one].Value));

        /// <summary>What a year costs; null where nobody says.</summary>
        public string? Fee(SchoolFacts facts) => facts switch
        {
            { FeeFrom: null, FeeTo: null } => null,
            { FeeFrom: 0, FeeTo: null or 0 } => texts["School_NoFee"],
            _ => MoneyText.Range(facts.FeeFrom, facts.FeeTo, "CNY", "YEAR", CultureInfo.CurrentUICulture),
        };

        /// <summary>Whose children it takes.</summary>
        public string Admits(SchoolFacts facts) => facts.Admits.Count == 0 ? texts["School_AdmitsAll"] : texts.List(facts.Admits.Select(group => texts["Group_" + group].Value));

        public string Documents(SchoolFacts facts) => texts.List(facts.Documents.Select(code => DocumentKinds.Find(code)?.Name.In(Platform.Tenancy.Languages.Current) ?? code));

        public IReadOnlyList<Choice> Names<T>(string prefix)
            where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => new Choice(name, texts[prefix + name]))];

        public IReadOnlyList<Choice> AgeChoices() => [.. Enumerable.Range(0, School.AgeMost).Select(age => new Choice(age.ToString(CultureInfo.InvariantCulture), texts.Age(age)))];

        /// <summary>An age with the stage and grade that it means: "6 (primary school, grade 1)".</summary>
        public string Age(int age)
        {
            if (SchoolStages.At(age) is not { } stage) return texts["Age_Only", age];
            var name = stage.Name.In(Platform.Tenancy.Languages.Current);
            return stage.GradeAt(age) is { } grade ? texts["Age_Grade", age, name, grade] : texts["Age_Stage", age, name];
        }
    }

    public static string Language(string code) => ReferenceData.Languages.Find(code)?.Name(Platform.Tenancy.Languages.Current) ?? code;

    public static string City(string code) => ReferenceData.Divisions.Find(code)?.ShortName(Platform.Tenancy.Languages.Current) ?? code;

    /// <summary>City and district.</summary>
    public static string Place(SchoolFacts facts) => facts.District.In(Platform.Tenancy.Languages.Current) is { Length: > 0 } district ? $"{City(facts.CityCode)} \u00b7 {district}" : City(facts.CityCode);

    public static StatusKind Badge(WindowState state) => state switch
    {
        WindowState.Open => StatusKind.Done,
        WindowState.Later => StatusKind.Waiting,
        _ => StatusKind.Closed,
    };
}
