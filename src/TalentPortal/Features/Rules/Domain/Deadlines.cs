using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Looks for the first day on which a rule comes to another verdict, with everything but the day as it is.</summary>
public static class Deadlines
{
    /// <summary>Further ahead no change is looked for.</summary>
    public const int YearsMost = 5;

    /// <returns>The first day with another verdict; null where there is none within five years.</returns>
    public static DateOnly? Until(RuleProgram program, FactSheet sheet, DateOnly on, RuleShelf shelf, ParameterBook book)
    {
        var now = VerdictOn(on);
        var end = on.AddYears(YearsMost);
        var programs = Closure(program, shelf);
        // Where the day enters a computation, no list of days is complete.
        var days = programs.Exists(one => one.ReckonsWithTheDay)
            ? Enumerable.Range(on.DayNumber + 1, end.DayNumber - on.DayNumber).Select(DateOnly.FromDayNumber)
            : Turns(programs, sheet, on, book).Where(day => day > on && day <= end).Distinct().Order();
        foreach (var day in days)
            if (VerdictOn(day) != now) return day;
        return null;

        // Where no version holds any longer, nothing is met.
        Verdict VerdictOn(DateOnly day) =>
            (shelf.Versions(program.Code).Count == 0 ? (program.Document.HoldsOn(day) ? program : null) : shelf.At(program.Code, day)) is { } holding ? Evaluation.Of(holding, sheet, day, shelf, book).Verdict : Verdict.NotMet;
    }

    /// <summary>The program with all its versions, and those of what it refers to.</summary>
    internal static List<RuleProgram> Closure(RuleProgram program, RuleShelf shelf)
    {
        List<RuleProgram> all = [program, .. shelf.Versions(program.Code).Where(other => other != program)];
        for (var at = 0; at < all.Count; at++)
        {
            foreach (var other in all[at].References.SelectMany(shelf.Versions))
                if (!all.Contains(other)) all.Add(other);
        }

        return all;
    }

    /// <summary>The days on which something in the programs may turn.</summary>
    internal static IEnumerable<DateOnly> Turns(List<RuleProgram> programs, FactSheet sheet, DateOnly on, ParameterBook book)
    {
        var parameters = programs.SelectMany(program => program.Parameters).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in book.All.Where(parameter => parameters.Contains(parameter.Code)))
        {
            yield return parameter.From;
            if (parameter.Until is { } end) yield return end;
        }

        foreach (var program in programs)
        {
            yield return program.Document.From;
            if (program.Document.Until is { } end) yield return end;
            foreach (var test in program.Tests)
            {
                foreach (var day in TurnsOf(test, sheet, on, book)) yield return day;
            }
        }
    }

    private static IEnumerable<DateOnly> TurnsOf(Condition test, FactSheet sheet, DateOnly on, ParameterBook book)
    {
        switch (test)
        {
            case During during:
                yield return during.From;
                yield return during.To.AddDays(1);
                break;
            case FactTest { Operator: FactOperator.Within } within:
                foreach (var list in book.Lists.Where(list => within.Places.Contains("list:" + list.List)))
                {
                    yield return list.From;
                    if (list.Until is { } end) yield return end;
                }

                break;
            case Since since when new Reckoner(sheet, on, book).Of(since.Start).Value is { } number:
                var first = DateOnly.FromDayNumber((int)number);
                var isMonth = since.Start is FactOf { Fact.Type: FactType.Month };
                foreach (var start in (DateOnly[])(isMonth ? [first, first.AddMonths(1).AddDays(-1)] : [first]))
                {
                    yield return start;
                    if (since.Least is { } least) yield return least.After(start);
                    if (since.Most?.After(start) is { } last && last < DateOnly.MaxValue) yield return last.AddDays(1);
                }

                break;
        }
    }
}
