using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences.Domain;

/// <summary>Who works on a tenant's cases, read once.</summary>
/// <param name="Away">When they are away, now or later.</param>
public sealed record AbsenceStaff(IReadOnlyList<CaseColleague> All, ILookup<Guid, (DateTimeOffset From, DateTimeOffset Until)> Away)
{
    /// <summary>The colleagues who could stand in for somebody in a time: of all the same tiers, and not away themselves.</summary>
    public IReadOnlyList<CaseColleague> DeputiesOf(Guid consultant, DateTimeOffset from, DateTimeOffset until) => All.SingleOrDefault(c => c.UserId == consultant) is not { } absent ? []
        : [.. All.Where(c => c.UserId != consultant && !Away[c.UserId].Any(away => away.From < until && away.Until > from) && Takes(c, absent))];

    private static bool Takes(CaseColleague deputy, CaseColleague absent) =>
        deputy.Roles.Contains(PortalRole.TeamLead) || (!absent.Roles.Contains(PortalRole.TeamLead) && Enum.GetValues<CaseTier>().Where(tier => absent.Roles.WorksIn(tier)).All(tier => deputy.Roles.WorksIn(tier)));
}
