using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Applications;

/// <summary>Hands out and forgets a person's applications.</summary>
internal sealed class ApplicationData(AppDb db, ApplicationCourse steps) : IPersonalDataHolder
{
    public string Section => "applications";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var a in await db.JobApplications.AsNoTracking().Where(a => a.TalentUserId == userId).OrderBy(a => a.AppliedAt).ToListAsync(ct))
        {
            List<object> course = [];
            foreach (var step in await db.ApplicationSteps.AsNoTracking().Where(s => s.TenantId == a.TenantId && s.ApplicationId == a.Id).OrderBy(s => s.At).ToListAsync(ct))
                course.Add(new { step.State, step.By, Reason = await steps.OpenReason(step, ct), step.At });
            all.Add(new { a.Id, a.TenantId, a.JobId, a.JobTitle, a.EmployerName, a.EmployerId, a.CvId, a.State, Note = await steps.OpenNote(a, ct), a.AppliedAt, a.ChangedAt, Steps = course });
        }

        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        // The steps go with their application. What the employer may still know from its own papers is the employer's to answer for.
        await db.JobApplications.Where(a => a.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
