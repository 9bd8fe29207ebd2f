using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// Which parts of the career record a case opens to its reader. The person opens them part by part to whoever answers for the
/// case; a tier reads no more of it than it may ever see. What the database opens is the same, without the tiers.
/// </summary>
public sealed class CaseCareer(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Stable word in grants for what they were given for.</summary>
    public const string Purpose = "career";

    /// <summary>What the campus may see when it is opened: how to talk to somebody, and where they studied.</summary>
    private static readonly IReadOnlyList<GrantScope> campus = [GrantScope.CareerEducation, GrantScope.CareerLanguage];

    /// <summary>What a tier may see when it is opened.</summary>
    public static IReadOnlyList<GrantScope> MostOf(bool isCampus) => isCampus ? campus : GrantScopes.CareerParts;

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
