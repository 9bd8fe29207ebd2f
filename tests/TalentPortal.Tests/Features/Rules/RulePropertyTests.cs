using System.Text.Json;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>What must hold of every rule and every person, on ten thousand of each; the seed is printed.</summary>
public sealed class RulePropertyTests(ITestOutputHelper output)
{
    private const int Depth = 4;

    private static RuleProgram Program(string when) => RuleScene.Compile(RuleScene.Document(when), RandomRules.Vocabulary);

    private static RuleResult Evaluate(RuleProgram program, IReadOnlyDictionary<string, string> answers, DateOnly on) => Evaluation.Of(program, RandomRules.Sheet(answers), on, RuleShelf.Empty, RandomRules.Book);

    [Fact]
    public void Every_finding_equals_a_plain_second_reading_of_the_text() => RuleScene.Holds(output, random =>
    {
        var when = RandomRules.Condition(random, Depth);
        var (answers, on) = (RandomRules.Answers(random, random.Next(101)), RandomRules.Day(random));
        var result = Evaluate(Program(when), answers, on);
        using var json = JsonDocument.Parse(when);
        return result.Verdict == result.Why!.Verdict && Agrees(result.Why, json.RootElement, new NaiveRules(answers, on));
    });

    [Fact]
    public void More_knowledge_never_turns_a_verdict() => RuleScene.Holds(output, random =>
    {
        var program = Program(RandomRules.Condition(random, Depth));
        var (less, on) = (RandomRules.Answers(random, random.Next(101)), RandomRules.Day(random));
        var verdict = Evaluate(program, less, on).Verdict;
        var more = RandomRules.Completed(random, less).Where(answer => less.ContainsKey(answer.Key) || random.Next(2) == 0).ToDictionary(answer => answer.Key, answer => answer.Value);
        return verdict == Verdict.Unknown || Evaluate(program, more, on).Verdict == verdict;
    });

    [Fact]
    public void Whatever_is_met_stays_met_however_the_rest_is_answered() => RuleScene.Holds(output, random =>
    {
        var program = Program(RandomRules.Condition(random, Depth));
        var (answers, on) = (RandomRules.Answers(random, 60), RandomRules.Day(random));
        if (Evaluate(program, answers, on).Verdict is var verdict && verdict == Verdict.Unknown) return true;
        return Enumerable.Range(0, 64).All(_ => Evaluate(program, RandomRules.Completed(random, answers), on).Verdict == verdict);
    });

    [Fact]
    public void Points_lie_between_their_ends_however_the_rest_is_answered() => RuleScene.Holds(output, random =>
    {
        var program = RuleScene.Compile(RandomRules.Score(random), RandomRules.Vocabulary);
        var (answers, on) = (RandomRules.Answers(random, 50), RandomRules.Day(random));
        var points = Evaluate(program, answers, on).Points!;
        var score = program.Document.Score!;
        var sums = points.Least == Math.Min(score.Most, points.Parts.Sum(part => part.Least)) && points.Most == Math.Min(score.Most, points.Parts.Sum(part => part.Most));
        var caps = points.Parts.All(part => part.Least >= 0 && part.Least <= part.Most && part.Most <= part.Part.Cap);
        return sums && caps && Enumerable.Range(0, 8).All(_ =>
        {
            var whole = Evaluate(program, RandomRules.Completed(random, answers), on).Points!;
            return points.Least <= whole.Least && whole.Most <= points.Most && whole.Parts.Zip(points.Parts).All(pair => pair.Second.Least <= pair.First.Least && pair.First.Most <= pair.Second.Most);
        });
    });

    [Fact]
    public void A_number_lies_in_exactly_one_band() => RuleScene.Holds(output, random =>
    {
        var program = RuleScene.Compile(RandomRules.Score(random), RandomRules.Vocabulary);
        var answers = RandomRules.Completed(random, new Dictionary<string, string>());
        var points = Evaluate(program, answers, RandomRules.Day(random)).Points!;
        return points.Parts.Where(part => part.Part is BandPart).All(part =>
        {
            var bands = (BandPart)part.Part;
            var at = part.Given!.Value;
            // Half open, written out: from its own bound to below the next.
            var those = bands.Bands.Where((band, index) => band.From <= at && (index + 1 == bands.Bands.Count || at < bands.Bands[index + 1].From)).ToList();
            return those.Count == 0 ? at < bands.Bands[0].From && part.Least == bands.Below!.Points : those is [var only] && part.Least == only.Points && part.Most == only.Points;
        });
    });

    [Fact]
    public void The_laws_of_three_values_hold() => RuleScene.Holds(output, random =>
    {
        var on = RandomRules.Day(random);
        var answers = RandomRules.Answers(random, 50);
        var of = Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomRules.Condition(random, 2)).ToList();
        Verdict Of(string when) => Evaluate(Program(when), answers, on).Verdict;
        var (list, reversed, nots) = (string.Join(',', of), string.Join(',', Enumerable.Reverse(of)), string.Join(',', of.Select(one => $$"""{"not":{{one}}}""")));
        var all = Of($$"""{"all":[{{list}}]}""");
        var any = Of($$"""{"any":[{{list}}]}""");
        return Of($$"""{"not":{"any":[{{nots}}]} }""") == all && Of($$"""{"not":{"all":[{{nots}}]} }""") == any
            && Of($$"""{"not":{"not":{{of[0]}} } }""") == Of(of[0])
            && Of($$"""{"atLeast":{{of.Count}},"of":[{{list}}]}""") == all && Of($$"""{"atLeast":1,"of":[{{list}}]}""") == any
            && Of($$"""{"all":[{{reversed}}]}""") == all && Of($$"""{"any":[{{reversed}}]}""") == any;
    });

    [Fact]
    public void Asks_are_honest() => RuleScene.Holds(output, random =>
    {
        var program = Program(RandomRules.Condition(random, Depth, unsure: false));
        var (answers, on) = (RandomRules.Answers(random, 50), RandomRules.Day(random));
        var result = Evaluate(program, answers, on);
        if (result.Verdict != Verdict.Unknown) return result.Asks.Count == 0;
        if (result.Asks.Count == 0) return result.Gaps.Count > 0;
        if (result.Asks.Any(fact => answers.ContainsKey(fact.Code))) return false;
        // What is not asked decides nothing alone.
        foreach (var fact in RandomRules.Facts.Where(fact => !answers.ContainsKey(fact.Code) && !result.Asks.Contains(fact)))
        {
            var one = new Dictionary<string, string>(answers) { [fact.Code] = RandomRules.Text(random, fact) };
            if (Evaluate(program, one, on).Verdict != Verdict.Unknown) return false;
        }

        // Whoever goes on answering what is asked comes to an end: a verdict, or a gap that no answer closes.
        var going = new Dictionary<string, string>(answers);
        for (var round = 0; round <= RandomRules.Facts.Count && result.Asks.Count > 0; round++)
        {
            foreach (var fact in result.Asks) going[fact.Code] = RandomRules.Text(random, fact);
            result = Evaluate(program, going, on);
        }

        return result.Verdict != Verdict.Unknown || (result.Asks.Count == 0 && result.Gaps.Count > 0);
    });

    [Fact]
    public void Between_two_sources_that_disagree_nothing_is_met() => RuleScene.Holds(output, random =>
    {
        var (met, notMet) = (RandomRules.Condition(random, 2, false), RandomRules.Condition(random, 2, false));
        var (answers, on) = (RandomRules.Answers(random, 80), RandomRules.Day(random));
        var unsure = Evaluate(Program($$"""{"unsure":{"met":{{met}},"notMet":{{notMet}} },"say":{"zh":"x","en":"x"} }"""), answers, on);
        var isMet = Evaluate(Program(met), answers, on).Verdict == Verdict.Met;
        return unsure.Verdict == Verdict.Met == isMet && (unsure.Verdict != Verdict.NotMet || Evaluate(Program(notMet), answers, on).Verdict == Verdict.Met);
    });

    [Fact]
    public void The_verdict_holds_until_the_day_named_and_turns_on_it() => RuleScene.Holds(output, random =>
    {
        var program = Program(RandomRules.Condition(random, 2));
        var (answers, on) = (RandomRules.Answers(random, 80), RandomRules.Day(random));
        if (program.ReckonsWithTheDay && random.Next(50) > 0) return true;
        var sheet = RandomRules.Sheet(answers);
        Verdict On(DateOnly day) => Evaluation.Of(program, sheet, day, RuleShelf.Empty, RandomRules.Book).Verdict;
        var (now, until) = (On(on), Deadlines.Until(program, sheet, on, RuleShelf.Empty, RandomRules.Book));
        if (until is { } turn && (turn <= on || On(turn) == now)) return false;
        var last = (until ?? on.AddYears(Deadlines.YearsMost)).DayNumber - 1;
        return On(DateOnly.FromDayNumber(last)) == now && Enumerable.Range(0, 20).All(_ => On(DateOnly.FromDayNumber(random.Next(on.DayNumber, last + 1))) == now);
    });

    [Fact]
    public void The_best_set_of_benefits_is_that_of_trying_all() => RuleScene.Holds(output, random =>
    {
        var codes = Enumerable.Range(0, random.Next(1, 13)).Select(at => "b" + at).ToList();
        string[] Some(int share, IEnumerable<string> of) => [.. of.Where(_ => random.Next(100) < share)];
        var benefits = codes.Select(code => new Stackable(code, random.Next(0, 50), Some(20, ["g1", "g2"]), Some(12, codes.Where(other => other != code)), Some(8, codes.Where(other => other != code)))).ToList();
        var stack = Stacking.Best(benefits);
        bool Fits(IReadOnlyList<Stackable> set) => set.All(one => set.All(other => one == other || !one.Bars(other)));
        // Whom each one bars, as bits: all sets of twelve are looked at, ten thousand times.
        var bars = benefits.Select(one => benefits.Index().Where(other => other.Item != one && one.Bars(other.Item)).Aggregate(0, (all, other) => all | (1 << other.Index))).ToList();
        var best = Enumerable.Range(0, 1 << benefits.Count).Where(bits => bars.Index().All(one => (bits & (1 << one.Index)) == 0 || (bits & one.Item) == 0)).Max(bits => Stacking.SumOf([.. benefits.Where((_, at) => (bits & (1 << at)) != 0)]));
        return Fits(stack.Chosen) && stack.Sum == best && Stacking.SumOf(stack.Chosen) == best;
    });

    private static bool Agrees(Finding finding, JsonElement json, NaiveRules naive)
    {
        if (finding.Verdict != Kleene.Of(naive.Holds(json))) return false;
        var below = json.TryGetProperty("all", out var all) ? [.. all.EnumerateArray()]
            : json.TryGetProperty("any", out var any) ? [.. any.EnumerateArray()]
            : json.TryGetProperty("of", out var of) ? [.. of.EnumerateArray()]
            : json.TryGetProperty("not", out var not) ? [not]
            : json.TryGetProperty("unsure", out var unsure) ? new List<JsonElement> { unsure.GetProperty("met"), unsure.GetProperty("notMet") } : [];
        return below.Count == finding.Of.Count && below.Zip(finding.Of).All(pair => Agrees(pair.Second, pair.First, naive));
    }
}
