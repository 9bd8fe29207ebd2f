using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>To whom cases can be given, and how many each answers for now.</summary>
[Requires(CasesPermissions.Lead)]
public sealed record BrowseCaseColleagues : IQuery<BrowseCaseColleaguesResult>;

public sealed record BrowseCaseColleaguesResult(IReadOnlyList<BrowseCaseColleaguesResult.Item> Items)
{
    /// <param name="Tiers">Those in which the colleague works; a team lead without one may be given any case.</param>
    public sealed record Item(Guid MembershipId, string Name, IReadOnlyList<CaseTier> Tiers, bool LeadsTeam, int Open);
}

internal sealed class BrowseCaseColleaguesHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseCaseColleagues, Outcome<BrowseCaseColleaguesResult>>
{
    public async Task<Outcome<BrowseCaseColleaguesResult>> Handle(BrowseCaseColleagues request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var open = await db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null && c.OwnerUserId != null).GroupBy(c => c.OwnerUserId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new BrowseCaseColleaguesResult([.. (await db.CaseColleagues(tenant, ct)).Select(c => new BrowseCaseColleaguesResult.Item(
            c.MembershipId, c.Name, [.. Enum.GetValues<CaseTier>().Where(tier => c.Roles.WorksIn(tier))], c.Roles.Contains(PortalRole.TeamLead), open.GetValueOrDefault(c.UserId)))]);
    }
}
