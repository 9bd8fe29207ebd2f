using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Eligibility.Domain;

/// <summary>When a result may become another one, and which results hang on which rule.</summary>
public static class RuleTurns
{
    /// <summary>Before so much time has passed nothing is worked out anew: every process has to hear of a publication first, or it would compute by the old rule and find nothing.</summary>
    public static readonly TimeSpan Heard = TimeSpan.FromMinutes(1);

    /// <summary>A rule that reckons with the day itself has no list of days; it is looked at this often.</summary>
    private const int DaysBetween = 7;

    /// <summary>The next day on which something of the rule, of its figures or of the person's own time turns; null where none is known.</summary>
    public static DateTimeOffset? Next(RuleSet rules, string code, FactSheet sheet, DateOnly on)
    {
        if (rules.Shelf.Versions(code) is not [var first, ..]) return null;
        var programs = Deadlines.Closure(first, rules.Shelf);
        var next = Deadlines.Turns(programs, sheet, on, rules.Parameters).Where(day => day > on).Select(day => (DateOnly?)day).Min();
        if (programs.Exists(program => program.ReckonsWithTheDay) && !(next <= on.AddDays(DaysBetween))) next = on.AddDays(DaysBetween);
        return next is { } day ? RuleDay.Begin(day) : null;
    }

    /// <summary>A rule, and all that refer to it, over others as well.</summary>
    public static IReadOnlyList<string> LeadTo(RuleShelf shelf, string code) => [code, .. shelf.Codes.Where(other => other != code && Closure(shelf, other).Any(program => program.Code == code))];

    /// <summary>Rules that compute with dated figures or with lists of places.</summary>
    public static IReadOnlyList<string> WithFigures(RuleShelf shelf) => [.. shelf.Codes.Where(code => Closure(shelf, code).Any(program => program.Parameters.Count > 0 || program.Tests.OfType<FactTest>().Any(NamesAList)))];

    private static bool NamesAList(FactTest test) => test.Places.Any(place => place.StartsWith("list:", StringComparison.Ordinal));

    private static List<RuleProgram> Closure(RuleShelf shelf, string code) => Deadlines.Closure(shelf.Versions(code)[0], shelf);
}
