using TalentPortal.Features.Rules.Domain;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>What is proposed works, and nothing of it is superfluous.</summary>
public sealed class NearestChangeTests(ITestOutputHelper output)
{
    private static readonly string[] cities = ["110000", "310000", "350100", "350200", "510100"];

    private static IReadOnlyList<Way> Ways(string goal, params (string, string)[] answers) =>
        NearestChange.Find(RuleScene.Permits.At("cn.work-permit.points", RuleScene.Today)!, RuleScene.Sheet(answers), RuleScene.Today, RuleScene.Permits.Shelf, RuleScene.Book, new Goal(goal), cities);

    [Fact]
    public void Every_way_is_met_and_needs_each_of_its_steps() => RuleScene.Holds(output, random =>
    {
        var program = RuleScene.Compile(RuleScene.Document(RandomRules.Condition(random, 2)), RandomRules.Vocabulary);
        var (sheet, on) = (RandomRules.Sheet(RandomRules.Answers(random, 90)), RandomRules.Day(random));
        var now = Evaluation.Of(program, sheet, on, RuleShelf.Empty, RandomRules.Book);
        var ways = NearestChange.Find(program, sheet, on, RuleShelf.Empty, RandomRules.Book, Goal.Met, RandomRules.Places);
        if (now.Verdict != Verdict.NotMet) return ways.Count == 0;
        bool IsMet(FactSheet changed, DateOnly day) => Evaluation.Of(program, changed, day, RuleShelf.Empty, RandomRules.Book).Verdict == Verdict.Met;
        foreach (var way in ways)
        {
            var steps = way.Changes.Where(change => change.Fact.Change != FactChange.Time).ToList();
            if (way.Changes.Any(change => change.Fact.Change == FactChange.Never || sheet[change.Fact] != change.From)) return false;
            var grown = way.Changes.Except(steps).ToList();
            if (way.WaitMonths is null ? grown.Count > 0 || way.On != on : way.On != on.AddMonths(way.WaitMonths.Value)) return false;
            // Time passes for all that grows with it, or for nothing.
            if (way.WaitMonths is { } months && RandomRules.Facts.Where(fact => fact.Change == FactChange.Time && sheet[fact] is { } value && value.Number + (months / 12m) < fact.Most).Any(fact => grown.All(change => change.Fact != fact) && months >= 12)) return false;
            var changed = way.Changes.Aggregate(sheet, (all, change) => all.With(change.Fact, change.To));
            if (way.After.Verdict != Verdict.Met || !IsMet(changed, way.On)) return false;
            if (steps.Any(left => way.Steps > 1 && IsMet(way.Changes.Where(change => change != left).Aggregate(sheet, (all, change) => all.With(change.Fact, change.To)), way.On))) return false;
            if (way.WaitMonths is not null && way.Steps > 1 && IsMet(steps.Aggregate(sheet, (all, change) => all.With(change.Fact, change.To)), on)) return false;
        }

        // Whatever one step at a bound of the text brings about is found with one step.
        return !Singles(program, sheet).Any(one => IsMet(one, on)) || ways is [{ Steps: 1 }, ..];
    });

    /// <summary>Each bound that the text names, one smallest difference to either side, and every other answer.</summary>
    private static IEnumerable<FactSheet> Singles(RuleProgram program, FactSheet sheet)
    {
        foreach (var test in program.Tests.OfType<FactTest>())
        {
            var fact = test.Fact;
            if (sheet[fact] is not { } given || fact.Change is FactChange.Never or FactChange.Time) continue;
            IEnumerable<FactValue> values = fact.Type switch
            {
                FactType.Bool or FactType.Choice or FactType.Rank => Enumerable.Range(0, Math.Max(2, fact.Choices.Count)).Select(at => FactValue.Of(fact, at)),
                FactType.Set => Enumerable.Range(0, fact.Choices.Count).Select(at => FactValue.OfSet(fact, given.Members | (1UL << at))),
                FactType.Place => RandomRules.Places.Select(FactValue.OfPlace),
                _ => test.Values.SelectMany(value => new[] { value.Number - 1, value.Number, value.Number + 1 }).Where(number => number >= fact.Least && number <= fact.Most).Select(number => FactValue.Of(fact, number)),
            };
            foreach (var value in values.Where(value => fact.Change is not (FactChange.Study or FactChange.Effort) || fact.Type == FactType.Set || value.Number > given.Number)) yield return sheet.With(fact, value);
        }
    }

    [Fact]
    public void V2_is_three_points_short_and_one_step_of_each_kind_closes_the_gap()
    {
        var ways = Ways("B", V(200000, "bachelor", "3", "none", "350200", "29"));

        Assert.All(ways, way => Assert.Equal(1, way.Steps));
        Assert.All(ways, way => Assert.True(way.After.Points!.Least >= 60));
        Assert.Contains(ways, way => way.Changes is [{ Fact.Code: "chinese_level" } change] && change.To.Number == 3);
        Assert.Contains(ways, way => way.Changes is [{ Fact.Code: "salary" } change] && change.To.Number == 250000);
        Assert.Contains(ways, way => way.Changes is [{ Fact.Code: "background" }]);
    }

    [Fact]
    public void Waiting_makes_older_and_more_experienced_at_once()
    {
        var way = Assert.Single(Ways("B", V(120000, "master", "0", "degree", "other", "25", "high_level_university")), way => way.WaitMonths is not null);

        Assert.Equal(12, way.WaitMonths);
        Assert.Equal(63, way.After.Points!.Least);
        Assert.Equal(["age", "years"], way.Changes.Select(change => change.Fact.Code).Order());
    }

    [Fact]
    public void V9_reaches_a_by_a_post_in_the_west_or_a_doctorate()
    {
        var ways = Ways("A", V(650000, "bachelor", "20", "none", "other", "58", "five_years_in_china"));

        Assert.Contains(ways, way => way.Changes is [{ Fact.Code: "place" } change] && change.To.Place == "510100");
        Assert.Contains(ways, way => way.Changes is [{ Fact.Code: "degree" } change] && change.To.Number == 3);
    }

    [Fact]
    public void Where_three_steps_do_not_do_no_way_is_shown() => Assert.Empty(Ways("B", [.. V(49999, "bachelor", "1", "none", "other", "61"), ("months", "2")]));

    [Fact]
    public void Nobody_is_told_to_grow_younger_or_to_have_held_another_nationality() =>
        Assert.All(Ways("A", V(200000, "bachelor", "3", "none", "350200", "29")), way => Assert.DoesNotContain(way.Changes, change => change.Fact.Code is "former_national" or "bonus" || (change.Fact.Code == "age" && change.To.Number < 29)));

    [Fact]
    public void What_is_met_needs_no_way() => Assert.Empty(Ways("A", V(480000, "doctorate", "8", "hsk4", "350100", "38", "high_level_university")));

    private static (string, string)[] V(int salary, string degree, string years, string chinese, string place, string age, string background = "") =>
    [
        ("salary", salary.ToString(null, null)), ("degree", degree), ("certificate", "none"), ("years", years), ("months", "12"), ("chinese_level", chinese == "degree" ? "none" : chinese),
        ("degree_in_chinese", chinese == "degree" ? "true" : "false"), ("former_national", "false"), ("special_area", "false"), ("place", place), ("age", age), ("background", background), ("bonus", "0"),
    ];
}
