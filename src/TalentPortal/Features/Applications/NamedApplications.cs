using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Applications;

/// <summary>Once an employer gives its name to everybody, everybody who applied has it, and is told.</summary>
internal sealed class NamedApplications(AppDb db, TimeProvider clock) : INotificationHandler<JobEmployerNamed>
{
    public async Task Handle(JobEmployerNamed happened, CancellationToken ct)
    {
        var (job, now) = (happened.Job, clock.GetUtcNow());
        // Who took the application back reads the posting like anybody else.
        foreach (var application in await db.JobApplications.Where(a => a.TenantId == job.TenantId && a.JobId == job.Id && a.IsUnnamed && a.State != ApplicationState.Withdrawn).ToListAsync(ct))
            application.NameEmployer(job.EmployerName, now);
    }
}
