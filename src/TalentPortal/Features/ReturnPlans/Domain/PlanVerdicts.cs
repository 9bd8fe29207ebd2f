using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>Whether the reliefs of a place may be used: a question for rules.</summary>
public sealed record PlanVerdicts(Verdict GreaterBay, Verdict Hainan)
{
    private const string GreaterBayRule = "cn.gba-tax";
    private const string HainanRule = "hainan.tax";

    /// <summary>What would decide those that are open.</summary>
    public IReadOnlyList<Fact> Asks { get; init; } = [];

    /// <summary>Nobody asked: open where the place has one.</summary>
    public static PlanVerdicts Open(ParameterBook book, string place, DateOnly on)
    {
        return new(At("list:gba"), At("list:hainan"));

        Verdict At(string list) => book.Within(place, list, on) ? Verdict.Unknown : Verdict.NotMet;
    }

    /// <summary>What the rules come to. A relief whose rule is old, unsure or warns of something stays possible, however its conditions are met.</summary>
    /// <param name="sheet">With the place.</param>
    public static PlanVerdicts Of(RuleSet rules, FactSheet sheet, string place, DateOnly on)
    {
        var open = Open(rules.Parameters, place, on);
        List<Fact> asks = [];
        return new(At(GreaterBayRule, open.GreaterBay), At(HainanRule, open.Hainan)) { Asks = asks };

        Verdict At(string code, Verdict unasked)
        {
            if (unasked == Verdict.NotMet || rules.At(code, on) is not { } program || rules.Evaluate(code, sheet, on) is not { } result) return unasked;
            asks.AddRange(result.Asks.Except(asks));
            if (result.Verdict != Verdict.Met) return result.Verdict;
            return Programme.Of(program, rules.Claims) is { IsFirm: true } programme && !programme.IsOldOn(on) && result.Warnings.Count == 0 ? Verdict.Met : Verdict.Unknown;
        }
    }
}
