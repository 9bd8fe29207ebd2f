using FluentValidation;
using MediatR;
using TalentPortal.Features.Permits.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using Route = TalentPortal.Features.Rules.Domain.Route;

namespace TalentPortal.Features.Permits;

/// <summary>What the rules of the work permit come to for the answers in an address. Nothing of it is kept.</summary>
/// <param name="Fields">Values by name of the field, as they came.</param>
[Anyone]
public sealed record ViewPermitCalculator(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields) : IQuery<ViewPermitCalculatorResult>
{
    internal const int ValuesMax = 200;
}

/// <param name="Points">Null where nothing was said, or no rule holds on that day; likewise the routes.</param>
/// <param name="Next">The class that the ways lead to; null where there is no higher one.</param>
/// <param name="Compared">The same person elsewhere and on other days.</param>
public sealed record ViewPermitCalculatorResult(
    RuleSet Rules, CalculatorReading Reading, RuleResult? Points, RuleResult? Routes, string? Next, IReadOnlyList<Way> Ways, IReadOnlyList<ViewPermitCalculatorResult.Elsewhere> Compared)
{
    /// <param name="Place">GB/T 2260 code.</param>
    /// <param name="Days">In the order of the days that were asked for.</param>
    public sealed record Elsewhere(string Place, IReadOnlyList<OnDay> Days);

    /// <param name="Needed">The monthly pay that routes by pay ask for, with the route's name.</param>
    public sealed record OnDay(DateOnly Day, RuleResult? Points, RuleResult? Routes, IReadOnlyList<(Route Route, decimal Month)> Needed);
}

internal sealed class ViewPermitCalculatorValidator : AbstractValidator<ViewPermitCalculator>
{
    public ViewPermitCalculatorValidator() => RuleFor(x => x.Fields).Must(fields => fields is not null && fields.Values.Sum(values => values.Count) <= ViewPermitCalculator.ValuesMax).Says("Calculator_TooMuch");
}

internal sealed class ViewPermitCalculatorHandler(RuleLibrary library, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewPermitCalculator, Outcome<ViewPermitCalculatorResult>>
{
    private const string PointsRule = "cn.work-permit.points";
    private const string RoutesRule = "cn.work-permit.routes";

    /// <summary>The day of the question is that of the office.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public async Task<Outcome<ViewPermitCalculatorResult>> Handle(ViewPermitCalculator request, CancellationToken ct)
    {
        var rules = await library.Of(call.TenantId, ct);
        var reading = CalculatorForm.Read(request.Fields, rules.Facts, DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(China).DateTime));
        if (!reading.IsAsked) return new ViewPermitCalculatorResult(rules, reading, null, null, null, [], []);
        var (sheet, on) = (reading.Sheet, reading.On);
        var points = rules.Evaluate(PointsRule, sheet, on);
        var next = points is null ? null : rules.At(PointsRule, on)!.Document.Score!.Classes.LastOrDefault(one => one.From > points.Points!.Least)?.Name;
        IReadOnlyList<Way> ways = next is null ? [] : NearestChange.Find(rules.At(PointsRule, on)!, sheet, on, rules.Shelf, rules.Parameters, new Goal(next), FactPlaces.Cities);
        return new ViewPermitCalculatorResult(rules, reading, points, rules.Evaluate(RoutesRule, sheet, on), next, ways, Compare(rules, reading));
    }

    private static List<ViewPermitCalculatorResult.Elsewhere> Compare(RuleSet rules, CalculatorReading reading)
    {
        if (reading.Compare.Count == 0 && reading.On2 is null) return [];
        IEnumerable<string> own = reading.Sheet[CalculatorForm.Place]?.Place is { } place ? [place] : [];
        IReadOnlyList<DateOnly> days = reading.On2 is { } second && second != reading.On ? [reading.On, second] : [reading.On];
        return [.. own.Concat(reading.Compare).Distinct(StringComparer.Ordinal).Select(there => new ViewPermitCalculatorResult.Elsewhere(there, [.. days.Select(day => On(rules, Moved(rules, reading.Sheet, there), day))]))];
    }

    /// <summary>The same person elsewhere. A wage that somebody looked up is that of one city.</summary>
    private static FactSheet Moved(RuleSet rules, FactSheet sheet, string there) =>
        sheet[CalculatorForm.Place]?.Place == there ? sheet : sheet.With(rules.Facts[CalculatorForm.Place], FactValue.OfPlace(there)).With(rules.Facts[CalculatorForm.Wage], null);

    private static ViewPermitCalculatorResult.OnDay On(RuleSet rules, FactSheet sheet, DateOnly day)
    {
        var routes = rules.Evaluate(RoutesRule, sheet, day);
        // Of figures alone, not of one that somebody typed in.
        List<(Route, decimal)> needed = [.. (routes?.Routes ?? []).Where(route => route.Finding is { Condition: Comparison, Right: not null, Gaps.Count: 0 }).Select(route => (route.Route, route.Finding.Right!.Value))];
        return new(day, rules.Evaluate(PointsRule, sheet, day), routes, needed);
    }
}
