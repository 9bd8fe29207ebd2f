using TalentPortal.Features.Caseloads.Domain;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Tests.Features.Caseloads;

public sealed class CaseSpreadTests
{
    [Fact]
    public void Whoever_has_the_fewest_gets_the_next_and_equals_go_in_turn()
    {
        CaseReceiver[] receivers = [Of("a", 3, CaseTier.Overseas), Of("b", 1, CaseTier.Overseas), Of("c", 1, CaseTier.Overseas, CaseTier.Domestic), Of("d", 0, CaseTier.Campus)];
        Assert.Equal("b c b c a b".Split(' '), Spread(receivers, [.. Enumerable.Repeat(CaseTier.Overseas, 6)]));
        Assert.Equal(["c", null, "c"], Spread(receivers[..3], [CaseTier.Domestic, CaseTier.Campus, CaseTier.Domestic]));
        Assert.Equal(["lead"], Spread([new CaseReceiver(Guid.NewGuid(), "lead", [], true, 99)], [CaseTier.Campus]));
    }

    /// <summary>Random teams and cases: nobody gets what they do not work in, nothing that somebody takes is left, and no two who could have shared end more than one apart unless they began so.</summary>
    [Fact]
    public void It_is_fair_and_complete_whoever_is_there()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var tiers = Enum.GetValues<CaseTier>();
            CaseReceiver[] receivers = [.. Enumerable.Range(0, random.Next(1, 7)).Select(i => new CaseReceiver(Guid.NewGuid(), $"r{i}", random.GetItems(tiers, random.Next(3)), random.Next(8) == 0, random.Next(12)))];
            var cases = random.GetItems(tiers, random.Next(40));
            var spread = CaseSpread.Of(cases, receivers);
            Assert.Equal(cases.Length, spread.Count);
            foreach (var (tier, to) in cases.Zip(spread)) Assert.Equal(receivers.Any(one => one.Takes(tier)), to?.Takes(tier) ?? false);
            var one = receivers.Where(r => r.Tiers.ToHashSet().SetEquals([CaseTier.Overseas]) && !r.LeadsTeam).ToList();
            int Then(CaseReceiver r) => r.Open + spread.Count(to => to == r);
            foreach (var got in one.Where(r => spread.Contains(r)))
                foreach (var other in one) Assert.True(Then(got) <= Then(other) + 1, $"{got.Name} {Then(got)}, {other.Name} {Then(other)}");
        }
    }

    private static IEnumerable<string?> Spread(IReadOnlyList<CaseReceiver> receivers, IReadOnlyList<CaseTier> cases) => CaseSpread.Of(cases, receivers).Select(to => to?.Name);

    private static CaseReceiver Of(string name, int open, params CaseTier[] tiers) => new(Guid.NewGuid(), name, tiers, false, open);
}
