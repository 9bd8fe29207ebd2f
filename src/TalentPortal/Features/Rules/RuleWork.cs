using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>Versions of rules that somebody handed in and that wait for a second pair of eyes.</summary>
internal sealed class RuleWork : ICurationSource
{
    /// <summary>Days within which what was handed in is read.</summary>
    private const int ReadDays = 7;

    public string Kind => "rule-reading";

    public Type Texts => typeof(RulesText);

    public string NameKey => "Work_Reading";

    public string Permission => RulesPermissions.Review;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.RuleVersions.AsNoTracking().Where(v => v.TenantId == tenant.Id && v.State == RuleState.InReview).OrderBy(v => v.ChangedAt).ThenBy(v => v.Id).Take(CurationItem.Most)
            .Join(db.Rules.AsNoTracking(), v => new { v.TenantId, Id = v.RuleId }, r => new { r.TenantId, r.Id }, (v, r) => new { v.Id, v.Code, v.Number, v.ChangedAt, r.Title }).ToListAsync(ct);
        return [.. found.OrderBy(v => v.ChangedAt).Select(v => new CurationItem(v.Id.ToString(), v.Title, $"admin/rules/{v.Code}?v={v.Number}", tenant.DayAt(v.ChangedAt).AddDays(ReadDays)) { DetailKey = "Work_Version", DetailValue = v.Number })];
    }
}
