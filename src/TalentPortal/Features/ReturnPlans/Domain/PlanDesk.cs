using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>Puts together what a plan says of one place, for one pay: reckoned, asked of rules, and read from tables.</summary>
/// <param name="on">The day for which rules are asked.</param>
public sealed class PlanDesk(ClaimBook claims, ParameterBook book, RuleSet rules, RentTable rents, PathwayShelf ways, DateOnly on)
{
    /// <param name="facts">With the pay of this column.</param>
    /// <param name="place">GB/T 2260 code of a city.</param>
    /// <param name="areas">Codes of areas of any city; without one of this city rents are those of all of it.</param>
    /// <param name="offer">Null where the pay is no offer's.</param>
    /// <param name="asks">Takes what would decide more.</param>
    public async Task<PlanColumn> Column(PlanFacts facts, PlanAsked asked, string place, IReadOnlyList<string> areas, PlanHead? offer, List<Fact> asks, CancellationToken ct)
    {
        var (maker, extras) = (new PlanMaker(facts, claims, book, rents), new PlanExtras(claims));
        var area = rents.Of(place, facts.Bedrooms).FirstOrDefault(row => areas.Contains(row.Code))?.Code;
        var sheet = asked.At(place, facts.Salary);
        var verdicts = PlanVerdicts.Of(rules, sheet, place, on);
        var column = maker.Of(place, area, verdicts);
        var (grants, permit) = (PlanGrants.At(rules, sheet, on), facts.IsForeign ? PlanPermit.At(rules, sheet, on) : null);
        PlanLine[] more = [.. extras.Schooling(place, facts.Children) is { } school ? [school] : Array.Empty<PlanLine>(), .. extras.FirstMonth(place, column.Rents)];
        asks.AddRange(grants.Asks.Concat(verdicts.Asks).Concat(permit?.Asks ?? []));
        return column with { Offer = offer, Lines = [.. column.Lines, .. more], Grants = grants, Permit = permit, Paths = await Paths(facts, permit, sheet, ct) };
    }

    /// <summary>The ways to go: to the work permit of the category in question, or to hukou.</summary>
    private async Task<IReadOnlyList<PlanPath>> Paths(PlanFacts facts, PlanPermit? permit, FactSheet sheet, CancellationToken ct)
    {
        string[] slugs = !facts.IsForeign ? ["returnee-hukou"] : permit?.Class switch { "A" => ["z-visa-a"], "B" when permit.Could != "A" => ["z-visa-b"], _ => ["z-visa-a", "z-visa-b"] };
        List<PlanPath> paths = [];
        foreach (var slug in slugs)
        {
            if (await ways.Find(slug, ct) is not { } way) continue;
            var there = way.Program.Ask(sheet, on, way.Rules).Where(step => step.Verdict == Verdict.Met).Select(step => step.Step).ToList();
            if (PathwayTimes.Of(way.Document, there) is { } times) paths.Add(new(slug, way.Document.Title, times.Least, times.Most, times.IsWorking, times.Open, times.Claims));
        }

        return paths;
    }
}
