using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Profiles.Domain;

namespace TalentPortal.Features.Schools.Domain;

/// <summary>Where a child belongs on the day the family arrives.</summary>
/// <param name="Year">In which the school year begins that it joins.</param>
/// <param name="Age">On 31 August of that year.</param>
/// <param name="Stage">Null for a child who is not born by then, and for one who is past school.</param>
/// <param name="JoinsUnderWay">Whether that school year has begun when the family arrives.</param>
public sealed record SchoolStart(int Year, int Age, SchoolStage? Stage, int? Grade, bool JoinsUnderWay)
{
    public static SchoolStart On(DateOnly arrival, DateOnly born)
    {
        var year = SchoolStages.YearFor(arrival);
        var age = SchoolStages.AgeIn(year, born.Year, born.Month);
        var stage = SchoolStages.At(age);
        return new(year, age, stage, stage?.GradeAt(age), arrival > new DateOnly(year, 9, 1));
    }
}

/// <summary>How well a school fits a child: it takes the age and whose child it is, and the rest decides the order.</summary>
public static class SchoolFit
{
    /// <summary>Whether it takes the child at all.</summary>
    /// <param name="group">Which rules apply to the child; null while that is not said.</param>
    public static bool Takes(SchoolFacts school, SchoolStart start, ResidenceGroup? group) => start.Stage is not null && school.Takes(start.Age) && school.TakesFrom(group);

    /// <summary>Whether one can still apply: a window that is open or to come, or none that is known.</summary>
    public static bool CanStillApply(SchoolFacts school, DateOnly today) => school.Windows.Count == 0 || school.Windows.Any(window => window.To >= today);

    public static bool IsIn(SchoolFacts school, IReadOnlyList<string> places) => places.Within(int.Parse(school.CityCode, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The documents it asks for, with whether a child's document of that kind lies with the papers.</summary>
    public static IReadOnlyList<(DocumentKind Kind, bool IsThere)> Papers(SchoolFacts school, IReadOnlySet<string> there) =>
        [.. school.Documents.Select(DocumentKinds.Find).OfType<DocumentKind>().Select(kind => (kind, there.Contains(kind.Code)))];
}
