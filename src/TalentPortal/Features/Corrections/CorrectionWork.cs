using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>Reports that wait for an answer, in the queue of curators. Whoever takes one says in public that somebody looks into it.</summary>
internal sealed class CorrectionWork : ICurationSource
{
    public string Kind => "report";

    public Type Texts => typeof(CorrectionsText);

    public string NameKey => "Work_Reports";

    public string Permission => CorrectionsPermissions.Answer;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct) =>
        [.. (await db.CorrectionNotices.AsNoTracking().Where(n => n.TenantId == tenant.Id && n.State != CorrectionState.Answered).OrderBy(n => n.DueAt).ThenBy(n => n.Id).Take(CurationItem.Most).ToListAsync(ct))
            .Select(n => new CurationItem(n.Id.ToString(), n.Title, $"admin/corrections/{n.Id}", tenant.DayAt(n.DueAt)) { DetailKey = "Fault_" + n.Kind })];

    public async Task Taken(AppDb db, TenantRef tenant, string key, bool isTaken, DateTimeOffset now, CancellationToken ct)
    {
        if (Guid.TryParse(key, out var id) && await db.CorrectionNotices.SingleOrDefaultAsync(n => n.TenantId == tenant.Id && n.Id == id, ct) is { } notice) notice.Take(isTaken);
    }
}
