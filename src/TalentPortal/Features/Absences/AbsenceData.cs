using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Absences;

/// <summary>Hands out when a member of staff was away. Staff are not erased while they hold a role; what is left goes by its term.</summary>
internal sealed class AbsenceData(AppDb db) : IPersonalDataHolder
{
    public string Section => "absences";

    public async Task<object?> Export(Guid userId, CancellationToken ct) =>
        await db.Set<Absence>().AsNoTracking().Where(a => a.ConsultantUserId == userId).OrderBy(a => a.FromOn)
            .Select(a => new { a.Id, a.TenantId, a.ConsultantUserId, a.ConsultantName, a.DeputyUserId, a.DeputyName, a.FromOn, a.UntilOn, a.StartsAt, a.EndsAt, a.State, a.WasDeclined, a.ToldAt, a.ToldEndAt }).ToListAsync(ct);

    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}
