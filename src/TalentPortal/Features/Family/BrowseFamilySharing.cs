using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family;

/// <summary>What the caller opens of their family in each open case, and what they say in their own words.</summary>
[SignedIn]
public sealed record BrowseFamilySharing : IQuery<BrowseFamilySharingResult>;

/// <param name="Children">How many children the caller entered.</param>
public sealed record BrowseFamilySharingResult(IReadOnlyList<BrowseFamilySharingResult.Case> Cases, IReadOnlyDictionary<FamilyPart, string> Notes, int Children)
{
    /// <param name="Reader">Who answers for the case now.</param>
    /// <param name="Open">Until when each part is open.</param>
    /// <param name="Today">By the clock of the organisation.</param>
    public sealed record Case(Guid Id, TenantRef Tenant, string? Reader, bool IsCampus, IReadOnlyDictionary<GrantScope, DateTimeOffset> Open, DateOnly Today);
}

internal sealed class BrowseFamilySharingHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedFamily words, TimeProvider clock) : IRequestHandler<BrowseFamilySharing, Outcome<BrowseFamilySharingResult>>
{
    public async Task<Outcome<BrowseFamilySharingResult>> Handle(BrowseFamilySharing request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        Dictionary<FamilyPart, string> notes = [];
        foreach (var note in await db.FamilyNotes.AsNoTracking().Where(n => n.UserId == talent).ToListAsync(ct))
            if (await words.Open(note, ct) is { } text) notes[note.Part] = text;
        List<BrowseFamilySharingResult.Case> cases = [];
        foreach (var one in await db.Cases.AsNoTracking().Where(c => c.TalentUserId == talent && c.ClosedAt == null).OrderBy(c => c.OpenedAt).ToListAsync(ct))
        {
            if (await tenants.ById(one.TenantId, ct) is not { } tenant) continue;
            var live = await db.Grants.AsNoTracking().Where(g => g.UserId == talent && g.Purpose == FamilySight.Purpose).LiveFor(one.LeadId, now).ToListAsync(ct);
            cases.Add(new(one.Id, tenant, one.OwnerName, one.Tier == CaseTier.Campus, live.GroupBy(g => g.Scope).ToDictionary(same => same.Key, same => same.Max(g => g.ExpiresAt)), tenant.DayAt(now)));
        }

        return new BrowseFamilySharingResult(cases, notes, await db.FamilyChildren.CountAsync(c => c.UserId == talent, ct));
    }
}
