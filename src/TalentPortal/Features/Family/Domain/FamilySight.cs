using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family.Domain;

/// <summary>
/// What of a family a case opens to its reader. The person opens it part by part to whoever answers for the case; the campus
/// learns no more than whether children come and which languages they speak. What the database opens is the same, without the tiers.
/// </summary>
public sealed class FamilySight(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Stable word in grants for what they were given for.</summary>
    public const string Purpose = "family";

    /// <summary>The parts, in the order in which they are shown.</summary>
    public static IReadOnlyList<GrantScope> Parts { get; } = [GrantScope.FamilyWork, GrantScope.FamilyChildren, GrantScope.FamilyElders, GrantScope.FamilyNeeds];

    /// <summary>What a tier may see when it is opened.</summary>
    public static IReadOnlyList<GrantScope> MostOf(bool isCampus) => isCampus ? [GrantScope.FamilyChildren] : Parts;

    /// <summary>The note that a scope opens; null for the children.</summary>
    public static FamilyPart? NoteOf(GrantScope scope) => Enum.TryParse<FamilyPart>(scope.ToString()["Family".Length..], out var part) ? part : null;

    /// <summary>Until when each part is open to the caller now; null to whoever does not answer for the case, and once it has ended.</summary>
    public async Task<IReadOnlyDictionary<GrantScope, DateTimeOffset>?> OpenTo(TalentCase one, CaseSight sight, CancellationToken ct)
    {
        if (!one.IsOpen || sight.Part != CasePart.Owner || one.TalentUserId is not { } talent) return null;
        var (most, tenant) = (MostOf(sight.IsCampus), call.RequiredTenant.Id);
        // Asked for this case's lead: what was opened for another matter opens nothing here.
        var live = await db.Grants.AsNoTracking().LiveFor(one.LeadId, clock.GetUtcNow()).Where(g => g.UserId == talent && g.TenantId == tenant && g.EmployerId == null).ToListAsync(ct);
        return live.Where(g => most.Contains(g.Scope)).GroupBy(g => g.Scope).ToDictionary(same => same.Key, same => same.Max(g => g.ExpiresAt));
    }
}
