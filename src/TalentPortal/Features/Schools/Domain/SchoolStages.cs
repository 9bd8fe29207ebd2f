using System.Reflection;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Schools.Domain;

/// <summary>A stage of schooling.</summary>
/// <param name="AgeFrom">Age in whole years on 31 August before the school year.</param>
/// <param name="FirstGrade">The grade with which it begins; null where grades are not counted.</param>
public sealed record SchoolStage(string Code, int AgeFrom, int AgeTo, int? FirstGrade, Bilingual Name, Bilingual Note, Bilingual Source, DateOnly AsOf, TaskCertainty Certainty)
{
    /// <summary>The grade of a child of that age, who began when most do.</summary>
    public int? GradeAt(int age) => FirstGrade is { } first ? first + age - AgeFrom : null;
}

/// <summary>Which stage and grade a child enters: dated data, and how schools in China count ages.</summary>
public static class SchoolStages
{
    /// <summary>Children count as old as they are on this day before the school year, which begins on the next.</summary>
    private const int CountMonth = 8;

    /// <summary>Whoever comes from this month on enters the school year that is about to begin; before, the one under way.</summary>
    private const int NextYearFrom = 7;

    public static IReadOnlyList<SchoolStage> All { get; } =
    [
        .. CsvTable.FromResource(
            Assembly.GetExecutingAssembly(), "school_stages.csv", "code", "age_from", "age_to", "first_grade", "name_zh", "name_en", "note_zh", "note_en", "source_zh", "source_en", "as_of", "certainty").Rows
            .Select(row => new SchoolStage(
                row.Text("code"), row.Number("age_from"), row.Number("age_to"), row.OptionalNumber("first_grade"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Text("note_zh"), row.Text("note_en")),
                new(row.Text("source_zh"), row.Text("source_en")), row.Date("as_of"), row.Choice<TaskCertainty>("certainty"))),
    ];

    public static SchoolStage? Find(string? code) => All.FirstOrDefault(stage => stage.Code == code);

    /// <summary>Null for a child who is not born yet, and for whoever is grown up.</summary>
    public static SchoolStage? At(int age) => All.FirstOrDefault(stage => stage.AgeFrom <= age && age <= stage.AgeTo);

    /// <summary>The stages that a school of such ages has.</summary>
    public static IEnumerable<SchoolStage> Between(int from, int to) => All.Where(stage => stage.AgeFrom <= to && from <= stage.AgeTo);

    /// <summary>The year in which the school year begins that a child joins on a day.</summary>
    public static int YearFor(DateOnly arrival) => arrival.Month >= NextYearFrom ? arrival.Year : arrival.Year - 1;

    /// <summary>Age in whole years on 31 August of a year; the day of the month is not needed, because that is a month's last.</summary>
    public static int AgeIn(int year, int birthYear, int birthMonth) => year - birthYear - (birthMonth > CountMonth ? 1 : 0);
}
