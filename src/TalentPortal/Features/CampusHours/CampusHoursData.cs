using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.CampusHours;

/// <summary>Hands out the time that a student consultant recorded. Staff are not erased while they hold a role; what is left goes by its term, and the reasons with the person's key.</summary>
internal sealed class CampusHoursData(AppDb db, ServiceBook book) : IPersonalDataHolder
{
    public string Section => "campusHours";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> records = [];
        foreach (var r in await db.Set<ServiceRecord>().AsNoTracking().Where(r => r.ConsultantUserId == userId).OrderBy(r => r.On).ThenBy(r => r.Id).ToListAsync(ct))
            records.Add(new { r.Id, r.TenantId, r.ConsultantName, r.CaseId, r.On, r.Minutes, r.Kind, r.State, Reason = await book.ReasonOf(r, ct), r.AnsweredByName, r.AnsweredAt, r.RecordedAt });
        var supervisors = await db.Set<CampusSupervision>().AsNoTracking().Where(s => s.ConsultantUserId == userId).OrderBy(s => s.Since).Select(s => new { s.Id, s.TenantId, s.SupervisorName, s.Since }).ToListAsync(ct);
        return new { Records = records, Supervisors = supervisors };
    }

    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}
