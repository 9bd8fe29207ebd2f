using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Applications;

/// <summary>Hands out and forgets a person's applications.</summary>
internal sealed class ApplicationData(AppDb db, ApplicationCourse course) : IPersonalDataHolder
{
    public string Section => "applications";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var a in await db.JobApplications.AsNoTracking().Where(a => a.TalentUserId == userId).OrderBy(a => a.AppliedAt).ToListAsync(ct))
        {
            all.Add(new
            {
                a.Id, a.Reference, a.TenantId, a.JobId, a.JobTitle, EmployerId = a.IsUnnamed ? null : a.EmployerId, a.EmployerName, a.IsUnnamed, a.NamedAt, a.CvId, Note = await course.OpenNote(a, ct), a.State, a.AppliedAt, a.ChangedAt, a.AnswerDueOn, a.Reminders, a.RemindedOn, a.SharedAt, Steps = await course.Of(a, ct),
                // Scorecards and notes are the employer's own: it answers for them and hands them out.
                AssessmentsHandedOutBy = a.EmployerName,
            });
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
