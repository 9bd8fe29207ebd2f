using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories;

/// <summary>What each overseas consultant of the tenant takes on and has, and how new leads are handed out.</summary>
[Requires(TerritoriesPermissions.Lead)]
public sealed record BrowseTerritories : IQuery<BrowseTerritoriesResult>;

/// <param name="IsOn">Whether leads are offered by themselves.</param>
/// <param name="Hours">Working hours for an answer.</param>
/// <param name="Version">What a change of the routing is based on; null where it never was changed.</param>
/// <param name="Unplaced">Leads that nobody is left to be asked for.</param>
public sealed record BrowseTerritoriesResult(IReadOnlyList<BrowseTerritoriesResult.Item> Items, bool IsOn, int Hours, uint? Version, int Unplaced)
{
    /// <param name="TimeZone">Null while the consultant has declared nothing, and so is asked for nothing; so are capacity and hours.</param>
    public sealed record Item(
        Guid MembershipId, string Name, IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<string> Languages, string? TimeZone, IReadOnlyList<int>? Hours, int? Capacity, DateOnly? AwayUntil,
        int Cases, int Offers, DateTimeOffset? LastAskedAt);
}

internal sealed class BrowseTerritoriesHandler(AppDb db, CurrentCall call, LeadRouter router, TimeProvider clock) : IRequestHandler<BrowseTerritories, Outcome<BrowseTerritoriesResult>>
{
    public async Task<Outcome<BrowseTerritoriesResult>> Handle(BrowseTerritories request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        var territories = await db.Territories.AsNoTracking().AtTenantOf(call).ToDictionaryAsync(t => t.UserId, ct);
        var loads = await router.Loads(ct);
        var last = await db.LeadOffers.AtTenantOf(call).GroupBy(o => o.UserId).Select(group => new { group.Key, At = group.Max(o => o.OfferedAt) }).ToDictionaryAsync(group => group.Key, group => group.At, ct);
        List<BrowseTerritoriesResult.Item> items = [];
        foreach (var member in staff.Where(m => m.Roles.Contains(PortalRole.OverseasConsultant)).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture).ThenBy(m => m.Id))
        {
            var (t, load) = (territories.GetValueOrDefault(member.UserId), loads.GetValueOrDefault(member.UserId));
            items.Add(new(
                member.Id, member.DisplayName, t?.Countries ?? [], t?.Regions ?? [], t?.Languages ?? [], t?.TimeZone, t?.Hours, t?.Capacity, t?.AwayUntil > today ? t.AwayUntil : null,
                load.Cases, load.Offers, last.TryGetValue(member.UserId, out var at) ? at : null));
        }

        var settings = await router.Settings(ct);
        var unplaced = await db.Leads.AtTenantOf(call).CountAsync(l => l.State == LeadState.New && l.Queue == LeadQueue.TeamLead, ct);
        return new BrowseTerritoriesResult(items, settings?.IsOn ?? false, settings?.Hours ?? LeadRouting.UsualHours, settings?.Version, unplaced);
    }
}
