using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>How much of an opened document a tier sees.</summary>
public enum DocumentDepth
{
    /// <summary>Nothing, whatever is opened.</summary>
    Nothing,

    /// <summary>What it is and until when it holds.</summary>
    Validity,

    /// <summary>Also where it is from, how far translation and legalisation are, the end of its number, and the file under a mark.</summary>
    Whole,
}

/// <summary>
/// Which documents a case opens to its reader. The person opens them one by one to whoever answers for the case; a tier sees no
/// more of them than it may ever see. What the database opens is the same, without the tiers.
/// </summary>
public sealed class DocumentSight(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Stable word in grants for what they were given for.</summary>
    public const string Purpose = "documents";

    /// <summary>What a tier may see of what is opened: papers are worked on from the offer on, and the campus needs no more than their dates.</summary>
    public static DocumentDepth DepthOf(CaseTier tier) => tier switch
    {
        CaseTier.Domestic => DocumentDepth.Whole,
        CaseTier.Campus => DocumentDepth.Validity,
        _ => DocumentDepth.Nothing,
    };

    /// <summary>Until when each document is open to the caller now; null to whoever does not answer for the case, may see none, and once it has ended.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>?> OpenTo(TalentCase one, CaseSight sight, CancellationToken ct)
    {
        if (!one.IsOpen || sight.Part != CasePart.Owner || one.TalentUserId is not { } talent || DepthOf(one.Tier) == DocumentDepth.Nothing) return null;
        var tenant = call.RequiredTenant.Id;
        // Asked for this case's lead: what was opened for another matter opens nothing here.
        var live = await db.Grants.AsNoTracking().LiveFor(one.LeadId, clock.GetUtcNow())
            .Where(g => g.UserId == talent && g.TenantId == tenant && g.EmployerId == null && g.Scope == GrantScope.Document && g.RecordId != null).ToListAsync(ct);
        return live.GroupBy(g => g.RecordId!.Value).ToDictionary(same => same.Key, same => same.Max(g => g.ExpiresAt));
    }
}
