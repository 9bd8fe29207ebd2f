using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Reports;

/// <summary>Hands out and forgets what a person reported while signed in.</summary>
internal sealed class ReportData(AppDb db, SealedReport words) : IPersonalDataHolder
{
    public string Section => "reports";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var r in await db.JobReports.AsNoTracking().Where(r => r.TalentUserId == userId).OrderBy(r => r.ReportedAt).ToListAsync(ct))
            all.Add(new { r.Id, r.TenantId, r.JobId, r.Reason, Words = await words.Words(r, ct), Contact = await words.Contact(r, ct), r.ReportedAt, r.DueAt, r.Outcome, r.DecidedAt });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.JobReports.Where(r => r.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
