using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer that is no longer admitted has no postings at the tenant. What it was still writing stays its own.</summary>
internal sealed class JobsOfEndedAdmission(AppDb db, TimeProvider clock) : INotificationHandler<AdmissionEnded>
{
    private static readonly JobStatus[] Open = [JobStatus.InReview, JobStatus.Live, JobStatus.Lapsed];

    public async Task Handle(AdmissionEnded happened, CancellationToken ct)
    {
        var (tenant, employer) = (happened.Admission.TenantId, happened.Admission.EmployerId);
        foreach (var change in await db.JobChanges.Where(c => c.TenantId == tenant && c.EmployerId == employer).ToListAsync(ct)) db.Remove(change);
        foreach (var job in await db.Jobs.Where(j => j.TenantId == tenant && j.EmployerId == employer && Open.Contains(j.Status)).ToListAsync(ct))
            job.Close(JobCloseReason.AdmissionEnded, clock.GetUtcNow());
    }
}
