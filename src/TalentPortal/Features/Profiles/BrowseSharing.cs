using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles;

/// <summary>What the person shares of the career record in each open case, and what others see of it.</summary>
[SignedIn]
public sealed record BrowseSharing : IQuery<BrowseSharingResult>;

/// <param name="Career">All of the record, as whoever may read it sees it.</param>
public sealed record BrowseSharingResult(IReadOnlyList<BrowseSharingResult.Case> Cases, OpenCareer Career)
{
    /// <param name="Reader">Who answers for the case now, and so could read.</param>
    /// <param name="TierParts">What the tier could read at most of what is shared.</param>
    /// <param name="Asked">Parts that the consultant asked for and that are not shared.</param>
    /// <param name="Open">Until when each part is open.</param>
    /// <param name="Today">By the clock of the organisation.</param>
    public sealed record Case(
        Guid Id, string Reference, TenantRef Tenant, string? Reader, CaseTier Tier, IReadOnlyList<GrantScope> TierParts, IReadOnlyList<GrantScope> Asked, IReadOnlyDictionary<GrantScope, DateTimeOffset> Open, DateOnly Today);
}

internal sealed class BrowseSharingHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SharedCareer career, TimeProvider clock) : IRequestHandler<BrowseSharing, Outcome<BrowseSharingResult>>
{
    public async Task<Outcome<BrowseSharingResult>> Handle(BrowseSharing request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        List<BrowseSharingResult.Case> cases = [];
        foreach (var one in await db.Cases.AsNoTracking().Where(c => c.TalentUserId == talent && c.ClosedAt == null).OrderBy(c => c.OpenedAt).ToListAsync(ct))
        {
            if (await tenants.ById(one.TenantId, ct) is not { } tenant) continue;
            var live = await db.Grants.AsNoTracking().Where(g => g.UserId == talent && g.Purpose == CaseCareer.Purpose).LiveFor(one.LeadId, now).ToListAsync(ct);
            var open = live.GroupBy(g => g.Scope).ToDictionary(same => same.Key, same => same.Max(g => g.ExpiresAt));
            var asked = await db.CaseEntries.AsNoTracking().Where(e => e.TenantId == one.TenantId && e.CaseId == one.Id && e.Kind == CaseEntryKind.CareerAsked).OrderByDescending(e => e.At).Select(e => e.To).FirstOrDefaultAsync(ct);
            cases.Add(new(
                one.Id, one.Reference, tenant, one.OwnerName, one.Tier, CaseCareer.MostOf(one.Tier == CaseTier.Campus),
                [.. GrantScopes.CareerParts.Where(part => !open.ContainsKey(part) && asked?.Split(' ').Contains(part.Part()) == true)], open, tenant.DayAt(now)));
        }

        return new BrowseSharingResult(cases, await career.Open(talent, GrantScopes.CareerParts, ct));
    }
}
