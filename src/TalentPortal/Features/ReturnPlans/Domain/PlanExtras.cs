using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>How long the procedures of a way take.</summary>
/// <param name="Slug">Its name in addresses.</param>
public sealed record PlanPath(string Slug, Bilingual Title, int Least, int Most, bool IsWorking, int Open, IReadOnlyList<string> Claims);

/// <summary>Lines of a plan beside the pay: what the first month asks for, and what school costs.</summary>
public sealed class PlanExtras(ClaimBook claims)
{
    private const string Deposit = "lease.deposit";
    private const string Advance = "lease.payment";
    private const string Agent = "lease.agent_fee";
    private const string FirstPrefix = "cost.first.";
    private const string SchoolPrefix = "school.fee.";

    /// <summary>What of the first month no rent says: papers, the home, living.</summary>
    private static readonly string[] firsts = ["papers", "home", "living"];

    /// <summary>What has to be in hand in the first month: deposit and rent in advance, the agent, papers, the home, living. Nothing where no rent is known.</summary>
    /// <param name="city">GB/T 2260 code.</param>
    /// <param name="rents">Of the areas in question.</param>
    public IReadOnlyList<PlanLine> FirstMonth(string city, IReadOnlyList<RentRow> rents)
    {
        List<PlanLine> lines = [];
        if (rents.Count == 0) return lines;
        // What is usual in the cheapest and in the dearest of the areas.
        var (low, high) = (rents.Min(row => row.Typical), rents.Max(row => row.Typical));
        List<string> rent = [.. rents.Where(row => row.Typical == low || row.Typical == high).Select(row => row.Claim).Distinct(StringComparer.Ordinal)];
        if (claims.Find(Deposit)?.Number is { } deposit && claims.Find(Advance)?.Number is { } advance) lines.Add(Line("first.rent", (deposit + advance) * low, (deposit + advance) * high, [Deposit, Advance, .. rent]));
        if (claims.Find(Agent)?.Range is { } fee) lines.Add(Line("first.agent", fee.Low * low, fee.High * high, [Agent, .. rent]));
        foreach (var (what, claim) in firsts.Select(what => (what, Claim: claims.Claims.FirstOrDefault(one => one.Place == city && one.Unit == "CNY" && one.Code.StartsWith($"{FirstPrefix}{what}.", StringComparison.Ordinal)))))
            if (claim?.Range is { } range) lines.Add(Line("first." + what, range.Low, range.High, [claim.Code]));
        if (lines.Count > 0) lines.Add(Line("first", lines.Sum(line => line.Least), lines.Sum(line => line.Most), [.. lines.SelectMany(line => line.Claims).Distinct(StringComparer.Ordinal)]));
        return lines;
    }

    /// <summary>What international schools of a city asked a year, for all children together: old figures, each of one school. Null where none is known.</summary>
    public PlanLine? Schooling(string city, int children)
    {
        var fees = claims.Claims.Where(one => one.Place == city && one.Unit == "CNY/year" && one.Range is not null && one.Code.StartsWith(SchoolPrefix, StringComparison.Ordinal)).OrderBy(one => one.Code, StringComparer.Ordinal).ToList();
        if (children == 0 || fees.Count == 0) return null;
        return Line("schooling", children * fees.Min(fee => fee.Range!.Value.Low), children * fees.Max(fee => fee.Range!.Value.High), [.. fees.Select(fee => fee.Code)], PlanPeriod.Year) with { Asks = ["school"] };
    }

    private PlanLine Line(string code, decimal? least, decimal? most, IReadOnlyList<string> codes, PlanPeriod period = PlanPeriod.Once)
    {
        var known = codes.Select(claims.Find).OfType<Claim>().ToList();
        var standing = known.Select(claim => claim.Standing).DefaultIfEmpty(Standing.Estimate).Max();
        return new(code, least, null, most, period, standing == Standing.Fact ? Standing.Estimate : standing, known.Select(claim => claim.Certainty).DefaultIfEmpty(Certainty.General).Max(), codes, null, []);
    }
}
