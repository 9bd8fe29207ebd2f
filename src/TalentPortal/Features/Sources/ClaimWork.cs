using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Sources;

/// <summary>Statements that are unsure, that contradict one another, or that are old.</summary>
internal sealed class ClaimWork : ICurationSource
{
    /// <summary>Years after which a statement should be looked up again.</summary>
    private const int OldYears = 2;

    public string Kind => "fact-check";

    public Type Texts => typeof(SourcesText);

    public string NameKey => "Work_Facts";

    public string Permission => CurationPermissions.Queue;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var before = tenant.DayAt(now).AddYears(-OldYears);
        // The day of a statement may be a year or a month: compared here, where it can be read.
        var all = await db.ContentClaims.AsNoTracking().Where(row => row.TenantId == tenant.Id).ToListAsync(ct);
        return [.. all.Select(row => (Claim: row.Value(), Why: Why(row.Value(), before))).Where(one => one.Why is not null).OrderBy(one => one.Why == "Work_Contradicts" ? 0 : one.Why == "Work_Unsure" ? 1 : 2).ThenBy(one => one.Claim.AsOfDay)
            .ThenBy(one => one.Claim.Code, StringComparer.Ordinal).Take(CurationItem.Most)
            .Select(one => new CurationItem(one.Claim.Code, new(one.Claim.Code, one.Claim.Code), $"sources#{one.Claim.Sources[0]}", null) { DetailKey = one.Why })];
    }

    private static string? Why(Claim claim, DateOnly before) =>
        claim.Verify ? "Work_Contradicts" : claim.Certainty is Certainty.Low or Certainty.LowMedium or Certainty.General ? "Work_Unsure" : claim.AsOfDay < before ? "Work_Old" : null;
}
