using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories;

/// <summary>What a consultant takes on: the caller's own, or, for team leads, a colleague's.</summary>
/// <param name="Id">The consultant's membership at the tenant; null: the caller's own.</param>
[Requires(TerritoriesPermissions.Keep)]
public sealed record ViewTerritory(Guid? Id = null) : IQuery<ViewTerritoryResult>;

/// <param name="MembershipId">Whose it is.</param>
/// <param name="Hours">See <see cref="WorkingWeek.Of"/>.</param>
/// <param name="Version">What a change is based on; null while nothing was declared, and what is shown is a beginning.</param>
public sealed record ViewTerritoryResult(
    Guid MembershipId, string Name, bool IsMine, IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<string> Languages, string TimeZone, IReadOnlyList<int> Hours, int Capacity,
    DateOnly? AwayUntil, int Cases, int Offers, DateTimeOffset? ChangedAt, uint? Version);

internal sealed class ViewTerritoryHandler(AppDb db, CurrentCall call, LeadRouter router) : IRequestHandler<ViewTerritory, Outcome<ViewTerritoryResult>>
{
    public async Task<Outcome<ViewTerritoryResult>> Handle(ViewTerritory request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.ConsultantOf(call, request.Id, ct) is not { } member) return Outcome.NotFound;
        var load = (await router.Loads(ct)).GetValueOrDefault(member.UserId);
        var isMine = member.UserId == call.UserId;
        return await db.Territories.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(t => t.UserId == member.UserId, ct) is { } known
            ? new ViewTerritoryResult(
                member.Id, member.DisplayName, isMine, known.Countries, known.Regions, known.Languages, known.TimeZone, known.Hours, known.Capacity, known.AwayUntil, load.Cases, load.Offers, known.ChangedAt, known.Version)
            : new ViewTerritoryResult(
                member.Id, member.DisplayName, isMine, [], [], ["zh", "en"], tenant.TimeZone, WorkingWeek.Usual.Minutes, Territory.UsualCapacity, null, load.Cases, load.Offers, null, null);
    }
}
