using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>When employers in China recruit, every year.</summary>
/// <param name="From">First day, in any year.</param>
/// <param name="To">Last day, in any year.</param>
public sealed record RecruitmentSeason(string Code, DateOnly From, DateOnly To, Bilingual Name, Bilingual Note, Bilingual Source, DateOnly AsOf, TaskCertainty Certainty);

/// <summary>What a season is to somebody who graduates in a certain month.</summary>
public enum SeasonRole
{
    /// <summary>The one in which most employers look for those who graduate then.</summary>
    Main,

    /// <summary>The one after it, for what is still open.</summary>
    Second,

    /// <summary>The next main one, which not every employer opens to those who have graduated.</summary>
    Late,
}

/// <summary>A season of a certain year.</summary>
public sealed record SeasonAhead(RecruitmentSeason Season, SeasonRole Role, DateOnly From, DateOnly To)
{
    public bool IsOver(DateOnly today) => To < today;

    public bool IsOpen(DateOnly today) => From <= today && today <= To;
}

/// <summary>
/// Which seasons count for whom: employers recruit in autumn for those who graduate up to the next summer. Who graduates
/// abroad, above all in the southern hemisphere, sits examinations in the middle of it, and those who wait until they are
/// back have missed it.
/// </summary>
public static class RecruitmentSeasons
{
    private static readonly FrozenDictionary<string, RecruitmentSeason> All = CsvTable.FromResource(
        Assembly.GetExecutingAssembly(), "recruitment_seasons.csv", "code", "from", "to", "name_zh", "name_en", "note_zh", "note_en", "source_zh", "source_en", "as_of", "certainty").Rows
        .Select(row => new RecruitmentSeason(
            row.Text("code"), DayOf(row, "from"), DayOf(row, "to"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Text("note_zh"), row.Text("note_en")), new(row.Text("source_zh"), row.Text("source_en")),
            row.Date("as_of"), row.Choice<TaskCertainty>("certainty"))).ToFrozenDictionary(season => season.Code);

    private static readonly FrozenSet<string> Southern = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "southern_study_years.csv", "code", "as_of", "certainty").Rows.Select(row => row.Text("code")).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>From this month on somebody counts to those who graduate in the year after: the season is still under way.</summary>
    private const int AutumnMonth = 9;

    /// <summary>Whether the study year of a country ends in China's autumn.</summary>
    public static bool IsSouthern(string? country) => country is not null && Southern.Contains(country);

    /// <summary>The three seasons that count for a month of graduation, in order.</summary>
    public static IReadOnlyList<SeasonAhead> For(DateOnly graduation)
    {
        var year = graduation.Month >= AutumnMonth ? graduation.Year : graduation.Year - 1;
        return [In("autumn", SeasonRole.Main, year), In("spring", SeasonRole.Second, year + 1), In("autumn", SeasonRole.Late, year + 1)];
    }

    private static SeasonAhead In(string code, SeasonRole role, int year)
    {
        var season = All[code];
        return new(season, role, new DateOnly(year, season.From.Month, season.From.Day), new DateOnly(year, season.To.Month, season.To.Day));
    }

    private static DateOnly DayOf(CsvRow row, string column) =>
        DateOnly.TryParseExact("2000-" + row.Text(column), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : throw row.Bad(column, "is no month and day");
}
