using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Permits;

/// <summary>What the rules come to: direct routes first, then points part by part, what is still asked, and what would change it.</summary>
public sealed partial class CalculatorAnswer
{
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private IStringLocalizer<PermitsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewPermitCalculatorResult Found { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>Results are kept for people, not for visitors.</summary>
    private bool IsSignedIn => Http?.User.Identity is { IsAuthenticated: true };

    private int? Total => Found.Points?.Points?.Least;

    private string ClassWord => Found.Points?.Class ?? RulePerson.None;

    private string RouteWord => Found.Routes?.DirectRoute?.Head.Id ?? RulePerson.None;

    private IEnumerable<RouteResult> Direct => Found.Routes!.Routes.Where(route => route.Route.IsDirect);

    /// <summary>Met ones, and those of which something is known for them; the nearest first.</summary>
    private IReadOnlyList<RouteResult> Shown => [.. Direct.Where(route => route.Verdict == Verdict.Met || IsBegun(route)).OrderByDescending(route => route.Verdict).ThenByDescending(MetShare)];

    private IReadOnlyList<RouteResult> Unasked => [.. Direct.Where(route => route.Verdict == Verdict.Unknown && !IsBegun(route))];

    private IReadOnlyList<RouteResult> Refused => [.. Direct.Where(route => route.Verdict == Verdict.NotMet)];

    /// <summary>What has to be minded whichever route it is.</summary>
    private IEnumerable<Warning> Warnings => Found.Routes!.Warnings.Where(warning => warning.When is not null).DistinctBy(warning => warning.Say);

    /// <summary>What would decide the points first, then what would decide a route of which something is known.</summary>
    private IReadOnlyList<Fact> Asks => [.. Found.Points!.Asks.Concat(Shown.Where(route => route.Verdict == Verdict.Unknown).SelectMany(route => Unsaid(route.Finding))).Distinct()];

    protected override void OnParametersSet()
    {
        if (Found.Points is null || Found.Routes is null) return;
        List<string> codes = [];
        foreach (var warning in Warnings) codes.AddRange(warning.Head.Claims);
        foreach (var route in Shown.Concat(Unasked).Concat(Refused))
        {
            codes.AddRange(route.Route.Head.Claims);
            Each(route.Finding);
            foreach (var warning in route.Warnings) codes.AddRange(warning.Head.Claims);
        }

        foreach (var part in Found.Points.Points!.Parts) codes.AddRange(ClaimsOf(part));
        _notes = new FigureNotes(Found.Rules.Claims, codes);

        void Each(Finding finding)
        {
            codes.AddRange(finding.Condition.Head.Claims);
            codes.AddRange(finding.Used.Select(used => used.Claim));
            foreach (var one in finding.Of) Each(one);
        }
    }

    private static bool IsBegun(RouteResult route) => route.Verdict == Verdict.Unknown && (MetShare(route) > 0 || route.Finding is { Condition: Comparison, Left: not null });

    private static double MetShare(RouteResult route) =>
        route.Finding.Condition is AllOf ? route.Finding.Of.Count(one => one.Verdict == Verdict.Met) / (double)route.Finding.Of.Count : route.Verdict == Verdict.Met ? 1 : 0;

    private static IEnumerable<Fact> Unsaid(Finding finding) => finding.Verdict != Verdict.Unknown ? [] : finding.Unsaid.Concat(finding.Of.SelectMany(Unsaid));

    /// <summary>The main sentence: which direct route is met, or which may be.</summary>
    private string Route(RuleResult routes)
    {
        if (routes.DirectRoute is { } met) return T["Answer_RouteMet", met.Class, met.Title.In(Languages.Current)];
        return Shown is [{ } nearest, ..] ? T["Answer_RouteMaybe", nearest.Route.Class, nearest.Route.Title.In(Languages.Current)] : T["Answer_RouteNone"];
    }

    private string ClassSentence(RuleResult points)
    {
        if (points.Class is { } reached && points.ClassMost != reached) return T["Answer_ClassMore", reached, points.ClassMost!];
        if (points.Class is { } sure) return T["Answer_Class", sure];
        return points.ClassMost is { } could ? T["Answer_NoClassYet", could] : T["Answer_NoClass"];
    }

    private string GivenOf(PartPoints part)
    {
        var given = FactsOf(part.Part).Where(fact => Found.Reading.Sheet[fact] is { } value && !(fact.Type == FactType.Bool && !value.IsTrue) && !Found.Reading.Assumed.Contains(fact))
            .Select(fact => fact.Type == FactType.Bool ? fact.Name.In(Languages.Current) : RuleWords.Of(fact, Found.Reading.Sheet[fact]!).In(Languages.Current)).ToList();
        return given.Count > 0 ? string.Join(T["List_Comma"], given) : T["Answer_NotSaid"];
    }

    private RuleProgram Program => Found.Rules.At(Found.Points!.Stamp.Code, Found.Reading.On)!;

    private int Most => Program.Document.Score!.Most;

    private static IEnumerable<Fact> FactsOf(Part part) => RuleProgram.FactsOf(part);

    private string RowOf(PartPoints part) =>
        (part.Band?.Head.Say ?? part.Option?.Head.Say)?.In(Languages.Current) ?? (part.Least == part.Most ? part.Part.Head.Say?.In(Languages.Current) ?? "" : T["Answer_RowOpen"]);

    private static IReadOnlyList<string> ClaimsOf(PartPoints part) => part.Band?.Head.Claims ?? (part.Option is { } option ? [.. option.Head.Claims, .. part.Of.SelectMany(one => one.Verdict == Verdict.Met ? one.Condition.Head.Claims : [])] : part.Part.Head.Claims);

    private string WayWords(Way way)
    {
        List<string> steps = [.. way.Changes.Where(change => change.Fact.Change != FactChange.Time).Select(change => T["Answer_Change", change.Fact.Name.In(Languages.Current), RuleWords.Of(change.Fact, change.To).In(Languages.Current)].Value)];
        if (way.WaitMonths is { } months)
        {
            var grown = way.Changes.Where(change => change.Fact.Change == FactChange.Time).Select(change => T["Answer_Change", change.Fact.Name.In(Languages.Current), RuleWords.Of(change.Fact, change.To).In(Languages.Current)].Value);
            steps.Add(T["Answer_Wait", months, string.Join(T["List_Comma"], grown)]);
        }

        var after = way.After.Points!.Least;
        return T["Answer_Way", string.Join(T["Answer_And"], steps), after, (after - Total!.Value).ToString("+0;-0", CultureInfo.InvariantCulture)];
    }
}
