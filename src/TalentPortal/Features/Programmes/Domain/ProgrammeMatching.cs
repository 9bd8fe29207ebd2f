using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>
/// Holds somebody's answers against programmes. A programme of a place is worked out for that place: where no place was
/// said, or a wider one, the question is "and if I went there?".
/// </summary>
public sealed class ProgrammeMatching(RuleSet rules, FactSheet sheet, DateOnly on)
{
    public const string PlaceFact = "place";

    /// <summary>A wage that somebody looked up is that of one place.</summary>
    private const string WageFact = "wage";

    private string? Chosen => sheet[PlaceFact]?.Place;

    /// <summary>All programmes of a day, in the order of their codes.</summary>
    public static IReadOnlyList<Programme> All(RuleSet rules, DateOnly on) =>
        [.. rules.Shelf.Codes.Order(StringComparer.Ordinal).Select(code => rules.At(code, on)).OfType<RuleProgram>().Select(program => Programme.Of(program, rules.Claims)).OfType<Programme>()];

    /// <summary>Whether the programme may matter at the place that was said; all may where none was.</summary>
    public bool IsThere(Programme programme) =>
        programme.Document.Place == ParameterBook.Everywhere || Chosen is null || (Chosen != FactValue.OtherPlace && (Within(Chosen, programme.Document.Place) || Within(programme.Document.Place, Chosen)));

    /// <summary>Works a programme out.</summary>
    /// <param name="ways">Whether to look for what would have to be different, which takes its time.</param>
    /// <param name="place">For which place; by itself the one that was said, or the programme's own where that is narrower.</param>
    public ProgrammeMatch Match(Programme programme, bool ways, string? place = null)
    {
        place ??= PlaceOf(programme);
        var at = At(place);
        var result = Evaluation.Of(programme.Program, at, on, rules.Shelf, rules.Parameters);
        var until = result.Verdict == Verdict.Met ? Deadlines.Until(programme.Program, at, on, rules.Shelf, rules.Parameters) : null;
        return new(programme, place, at, on, result, AmountsOf(programme, at), until, ways ? Ways(programme, at) : []);
    }

    /// <summary>The nearest ways of those that are not met, for as many as there is time for: the nearest first.</summary>
    public IReadOnlyList<ProgrammeMatch> WithWays(IReadOnlyList<ProgrammeMatch> matches, int most)
    {
        var near = matches.Where(match => match.Verdict == Verdict.NotMet && match.IsBegun).OrderByDescending(match => match.MetShare).Take(most).Select(match => match.Code).ToHashSet(StringComparer.Ordinal);
        return [.. matches.Select(match => near.Contains(match.Code) ? match with { Ways = Ways(match.Programme, match.Sheet) } : match)];
    }

    /// <summary>What can be had together, place by place; a place within another is told of only where it brings something else.</summary>
    public IReadOnlyList<PlaceStack> Stacks(IReadOnlyList<ProgrammeMatch> matches)
    {
        var places = matches.Select(match => match.Place).OfType<string>().Where(place => place != FactValue.OtherPlace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        List<PlaceStack> stacks = [];
        foreach (var stack in places.Select(place => StackAt(place, matches)).Where(stack => stack.Chosen.Count > 0))
        {
            if (!stacks.Exists(wider => Within(stack.Place, wider.Place) && wider.Chosen.Select(one => one.Code).SequenceEqual(stack.Chosen.Select(one => one.Code)))) stacks.Add(stack);
        }

        return stacks;
    }

    /// <summary>Others among the matches that cannot be had beside this one.</summary>
    public static IReadOnlyList<ProgrammeMatch> InsteadOf(ProgrammeMatch one, IReadOnlyList<ProgrammeMatch> matches) =>
        [.. matches.Where(other => other.Code != one.Code && other.Verdict != Verdict.NotMet && one.Programme.ToStack(0).Bars(other.Programme.ToStack(0)))];

    /// <summary>What to ask first: what could decide the most of what is open.</summary>
    public static IReadOnlyList<ProgrammeAsk> Asks(IReadOnlyList<ProgrammeMatch> matches) =>
    [
        .. matches.Where(match => match.Verdict == Verdict.Unknown).SelectMany(match => match.Result.Asks.Select(fact => (fact, Alone: match.Result.Asks.Count == 1))).GroupBy(one => one.fact)
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Count(one => one.Alone)).ThenBy(group => group.Key.Index).Select(group => new ProgrammeAsk(group.Key, group.Count())),
    ];

    private string? PlaceOf(Programme programme)
    {
        var own = programme.Document.Place;
        return own == ParameterBook.Everywhere || (Chosen is { } chosen && (chosen == FactValue.OtherPlace || Within(chosen, own))) ? Chosen : own;
    }

    private FactSheet At(string? place) =>
        place is null || place == Chosen ? sheet : sheet.With(rules.Facts[PlaceFact], FactValue.OfPlace(place)).With(rules.Facts[WageFact], Chosen is null ? sheet[WageFact] : null);

    private bool Within(string place, string whole) => rules.Parameters.Within(place, whole, on);

    private IReadOnlyList<Way> Ways(Programme programme, FactSheet at) => NearestChange.Find(programme.Program, at, on, rules.Shelf, rules.Parameters, Goal.Met, FactPlaces.Cities);

    private List<ProgrammeAmount> AmountsOf(Programme programme, FactSheet at)
    {
        var reckoner = new Reckoner(at, on, rules.Parameters);
        return [.. programme.Benefit.Amounts.Select(amount => (amount.When, Is: reckoner.Of(amount.Is))).Select(amount => new ProgrammeAmount(amount.When, amount.Is.Value, [.. amount.Is.Used.Select(used => used.Claim)]))];
    }

    private PlaceStack StackAt(string place, IReadOnlyList<ProgrammeMatch> matches)
    {
        var there = matches.Where(match => match.Programme.Document.Place == ParameterBook.Everywhere || Within(place, match.Programme.Document.Place))
            .Select(match => match.Place == place ? match : Match(match.Programme, ways: false, place)).Where(match => match.Verdict == Verdict.Met && match.FirstYear is > 0).ToList();
        var sure = there.Where(match => match.IsSure(rules.Claims)).OrderByDescending(match => match.FirstYear).ThenBy(match => match.Code, StringComparer.Ordinal).ToList();
        var best = Stacking.Best([.. sure.Take(Stacking.Most).Select(match => match.Programme.ToStack(match.FirstYear!.Value))]);
        var chosen = Found(best.Chosen);
        List<PeriodSum> sums = [.. chosen.GroupBy(match => match.Programme.Benefit.Period).OrderBy(group => group.Key).Select(group => new PeriodSum(group.Key, group.Sum(match => match.Result.Amount!.Value), group.Any(match => match.Programme.Benefit.IsUpTo)))];
        return new(
            place, sums, chosen, best.Sum < chosen.Sum(match => match.FirstYear), [.. best.Instead.Select(left => (Found([left.Left])[0], Found(left.Against)))], [.. there.Where(match => !match.IsSure(rules.Claims))], sure.Count > Stacking.Most);

        IReadOnlyList<ProgrammeMatch> Found(IEnumerable<Stackable> set) => [.. set.Select(one => sure.First(match => match.Code == one.Code))];
    }
}
