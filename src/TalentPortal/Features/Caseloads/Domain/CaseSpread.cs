using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Caseloads.Domain;

/// <summary>A colleague who may be given cases.</summary>
/// <param name="LeadsTeam">May be given cases of any tier.</param>
/// <param name="Open">How many open cases they answer for now.</param>
public sealed record CaseReceiver(Guid MembershipId, string Name, IReadOnlyList<CaseTier> Tiers, bool LeadsTeam, int Open)
{
    public bool Takes(CaseTier tier) => LeadsTeam || Tiers.Contains(tier);
}

/// <summary>Spreads cases over colleagues, so that those with the fewest get the next.</summary>
public static class CaseSpread
{
    /// <summary>To whom each case goes, in the given order; null where none of them works in its tier. Equals are taken in the given order.</summary>
    public static IReadOnlyList<CaseReceiver?> Of(IReadOnlyList<CaseTier> cases, IReadOnlyList<CaseReceiver> receivers)
    {
        var load = receivers.ToDictionary(one => one.MembershipId, one => one.Open);
        List<CaseReceiver?> spread = [];
        foreach (var tier in cases)
        {
            var next = receivers.Where(one => one.Takes(tier)).MinBy(one => load[one.MembershipId]);
            if (next is not null) load[next.MembershipId]++;
            spread.Add(next);
        }

        return spread;
    }
}
