using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>Which work permit the rules come to at a place, with what is known.</summary>
/// <param name="Class">The category that is reached for sure; null while none is.</param>
/// <param name="Could">The best one that open answers leave.</param>
/// <param name="Route">The direct route by which it is reached; null where points do it, or nothing yet.</param>
/// <param name="Least">Points that are sure.</param>
/// <param name="Asks">What would decide the rest.</param>
public sealed record PlanPermit(string? Class, string? Could, Bilingual? Route, int Least, int Most, IReadOnlyList<string> Claims, IReadOnlyList<Fact> Asks)
{
    private const string PointsRule = "cn.work-permit.points";
    private const string RoutesRule = "cn.work-permit.routes";

    /// <summary>Null where no rule holds on that day.</summary>
    /// <param name="sheet">With the place.</param>
    public static PlanPermit? At(RuleSet rules, FactSheet sheet, DateOnly on)
    {
        if (rules.Evaluate(PointsRule, sheet, on) is not { Points: { } points } score || rules.Evaluate(RoutesRule, sheet, on) is not { } routes) return null;
        var (sure, most) = (Better(routes.Class, score.Class), Better(routes.ClassMost, score.ClassMost));
        var route = routes.Route is { } met && met.Class == sure ? met : null;
        List<string> claims = [.. route is null ? rules.At(PointsRule, on)!.Document.Claims : route.Head.Claims];
        foreach (var one in rules.At(PointsRule, on)!.Document.Score!.Classes.Where(one => one.Name == sure || one.Name == most)) claims.AddRange(one.Claims);
        return new(sure, most, route?.Title, points.Least, points.Most, [.. claims.Distinct(StringComparer.Ordinal)], [.. score.Asks.Concat(routes.Asks).Distinct()]);
    }

    /// <summary>A comes before B; nobody is told to be in what comes after.</summary>
    private static string? Better(string? one, string? other) => one is null ? other : other is null ? one : string.CompareOrdinal(one, other) <= 0 ? one : other;
}
