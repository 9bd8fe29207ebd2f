using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>
/// Makes the plan of one place. What is not said is reckoned in every way that it can be: the share of the fund at both
/// ends, a foreign national with insurance and without. A line then goes from the least to the most of them.
/// </summary>
public sealed class PlanMaker(PlanFacts facts, ClaimBook claims, ParameterBook book, RentTable rents)
{
    /// <param name="place">GB/T 2260 code of a city.</param>
    /// <param name="area">Code of an area of it; null for all.</param>
    public PlanColumn Of(string place, string? area, PlanVerdicts verdicts)
    {
        var ways = Ways(place, verdicts).Select(question => NetPay.Reckon(question, book)).ToList();
        var rows = rents.Of(place, facts.Bedrooms).Where(row => area is null || row.Code == area).ToList();
        var (net, relief, rent) = (Between("net", ways, r => r.Net, LineSide.Net), Relief(ways), Rent(rows));
        List<PlanLine> lines =
        [
            Between("gross", ways, r => r.Gross, LineSide.Gross),
            Between("social", ways, r => Sum(r, LineSide.Insurance), LineSide.Insurance) with { Parts = Parts(ways) },
            Between("fund", ways, r => Sum(r, LineSide.Fund), LineSide.Fund),
            Between("tax", ways, r => r.Tax, LineSide.Tax),
            net,
            .. relief is null ? Array.Empty<PlanLine>() : [relief],
            Monthly(net),
            .. rent is null ? Array.Empty<PlanLine>() : [rent],
            Weeks(),
        ];
        var month = lines.First(line => line.Code == "net.month");
        // A relief that is met is in what is paid out already.
        var possible = relief?.Verdict == Verdict.Unknown ? relief.Most ?? 0 : 0;
        return new(
            place, [.. lines.Where(line => line.Code != "fund" || facts.Contributions is null)], new(net.Least, net.Most + possible, net.IsSure ? net.Least!.Value : 0),
            new(month.Least - (rent?.Most ?? 0), month.Most - (rent?.Least ?? 0), month.IsSure && rent is null ? month.Least!.Value : 0), ways.Count == 1 ? ways[0].Months : [], rows);
    }

    /// <summary>All ways in which what was not said can be.</summary>
    private IEnumerable<NetPayQuestion> Ways(string place, PlanVerdicts verdicts)
    {
        var question = new NetPayQuestion(place, facts.Year, facts.Salary / 12)
        {
            Bonus = facts.Bonus, BonusTax = facts.BonusTax, Children = facts.Children, Infants = facts.Infants, Elders = facts.Elders, Home = facts.Home, Study = facts.Study, Certificate = facts.Certificate,
            ForeignAllowances = facts.IsForeign ? facts.Allowances : null, KnownContributions = facts.Contributions, LocalWage = facts.LocalWage, GreaterBay = verdicts.GreaterBay, Hainan = verdicts.Hainan,
        };
        if (facts.Contributions is not null || facts.IsInsured == false)
        {
            yield return question with { PaysInsurance = false, PaysFund = false };
            yield break;
        }

        foreach (var share in Shares(place)) yield return question with { FundShare = share };
        if (!facts.IsForeign) yield break;
        // A foreign national need not join the fund; whether insurance is paid is not everywhere handled alike.
        if (facts.FundShare is null) yield return question with { PaysFund = false };
        if (facts.IsInsured is null) yield return question with { PaysFund = false, PaysInsurance = false };
    }

    /// <summary>The share that was said, else the least and the most that the place allows.</summary>
    private IEnumerable<decimal?> Shares(string place)
    {
        if (facts.FundShare is { } said) return [said];
        var (figures, on) = (new PlaceFigures(book, place), new DateOnly(facts.Year, 12, 1));
        var most = figures.Own("fund.share.max", on) ?? figures.Ended("fund.share.max", on) ?? figures.Find("fund.share.max", on);
        return most is null ? [null] : [null, new LineSources().Use(most, LineBasis.Law)];
    }

    private PlanLine Between(string code, IReadOnlyList<NetPayResult> ways, Func<NetPayResult, decimal?> amount, LineSide side)
    {
        var amounts = ways.Select(amount).ToList();
        var sources = new LineSources();
        foreach (var line in ways.SelectMany(way => way.Lines).Where(line => Belongs(line, side))) sources.Take(line);
        return Line(code, amounts, PlanPeriod.Year, sources.Line(code, amounts.Contains(null) ? null : 0, side));
    }

    /// <summary>The tax rests on what lowers it as well.</summary>
    private static bool Belongs(NetPayLine line, LineSide side) => line.Side == side || (side == LineSide.Tax && line.Side == LineSide.Deduction);

    private PlanLine Line(string code, List<decimal?> amounts, PlanPeriod period, NetPayLine from)
    {
        var whole = amounts.TrueForAll(amount => amount is not null);
        var (least, most) = whole ? (amounts.Min(), amounts.Max()) : (null, null);
        var (standing, certainty) = Weakest(from.Claims);
        return new(code, least, least == most ? least : null, most, period, standing, certainty, from.Claims, null, Asks(from)) { Basis = from.Basis };
    }

    private IReadOnlyList<PlanLine> Parts(IReadOnlyList<NetPayResult> ways) =>
        [.. ways[0].Lines.Where(line => line.Side == LineSide.Insurance).Select(line => Line(line.Code, [.. ways.Select(way => way.Line(line.Code) is { } found ? found.Amount : 0)], PlanPeriod.Year, line))];

    private PlanLine? Relief(IReadOnlyList<NetPayResult> ways)
    {
        var found = ways.SelectMany(way => way.Lines).Where(line => line.Side == LineSide.Relief).ToList();
        if (found.Count == 0 || found.TrueForAll(line => line.Amount == 0)) return null;
        return Line(found[0].Code, [.. found.Select(line => line.Amount)], PlanPeriod.Year, found[0]) with { Verdict = found[0].IsCounted ? Verdict.Met : Verdict.Unknown, Least = found[0].IsCounted ? found.Min(line => line.Amount) : 0 };
    }

    private static PlanLine Monthly(PlanLine year) =>
        year with { Code = "net.month", Period = PlanPeriod.Month, Least = Twelfth(year.Least), Typical = Twelfth(year.Typical), Most = Twelfth(year.Most), Parts = [] };

    private PlanLine? Rent(List<RentRow> rows)
    {
        if (rows.Count == 0) return null;
        var (standing, certainty) = Weakest(rows.Select(row => row.Claim));
        return new("rent", rows.Min(row => row.Low), rows.Count == 1 ? rows[0].Typical : null, rows.Max(row => row.High), PlanPeriod.Month, standing == Standing.Fact ? Standing.Estimate : standing, certainty, [.. rows.Select(row => row.Claim)], null, []);
    }

    /// <summary>From the first talk to the first day at work, as consultants plan it; children of school age add to it.</summary>
    private PlanLine Weeks()
    {
        string[] paths = facts.IsForeign ? ["plan.weeks.foreigner_a", "plan.weeks.foreigner_b"] : ["plan.weeks.returnee"];
        var found = paths.Select(claims.Find).OfType<Claim>().Where(claim => claim.Range is not null).ToList();
        var school = facts.Children > 0 ? claims.Find("plan.weeks.school_children") : null;
        var all = school is null ? found : [.. found, school];
        var (standing, certainty) = Weakest(all.Select(claim => claim.Code));
        return new(
            "weeks", found.Count == 0 ? null : found.Min(claim => claim.Range!.Value.Low) + (school?.Range?.Low ?? 0), null, found.Count == 0 ? null : found.Max(claim => claim.Range!.Value.High) + (school?.Range?.High ?? 0),
            PlanPeriod.Weeks, standing, certainty, [.. all.Select(claim => claim.Code)], null, facts.IsForeign && found.Count > 0 ? ["class"] : []);
    }

    /// <summary>A code that the site does not know says nothing, and is as weak as can be.</summary>
    private (Standing Standing, Certainty Certainty) Weakest(IEnumerable<string> codes)
    {
        var found = codes.Select(code => claims.Find(code)).ToList();
        return found.Contains(null) ? (Standing.Estimate, Certainty.General) : (found.Select(claim => claim!.Standing).DefaultIfEmpty(Standing.Fact).Max(), found.Select(claim => claim!.Certainty).DefaultIfEmpty(Certainty.High).Max());
    }

    private IReadOnlyList<string> Asks(NetPayLine line)
    {
        List<string> asks = [];
        if (line.Basis is LineBasis.Ended or LineBasis.General or LineBasis.Open or LineBasis.FromWage) asks.Add(line.Basis.ToString().ToLowerInvariant());
        if (line.Missing.Any(code => code.EndsWith(".base.cap", StringComparison.Ordinal))) asks.Add("cap");
        if (line.Missing.Contains("list:rent_million")) asks.Add("rent_tier");
        if (line.Missing.Contains("iit.allowance_choice")) asks.Add("choice");
        return asks;
    }

    private static decimal? Twelfth(decimal? year) => year is { } sum ? Rounded.Fen(sum / 12) : null;

    private static decimal? Sum(NetPayResult result, LineSide side) => result.Lines.Where(line => line.Side == side).Aggregate((decimal?)0, (sum, line) => sum + line.Amount);
}
