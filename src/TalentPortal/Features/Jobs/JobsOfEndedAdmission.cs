using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// An employer that is no longer admitted has no postings at the tenant, its own or those that its park wrote in its name; a park
/// has none for a firm that is no longer its member. What was still being written stays.
/// </summary>
internal sealed class JobsOfEndedAdmission(AppDb db, TimeProvider clock) : INotificationHandler<AdmissionEnded>, INotificationHandler<ParkMembershipEnded>
{
    private static readonly JobStatus[] Open = [JobStatus.InReview, JobStatus.Live, JobStatus.Lapsed, JobStatus.Paused];

    public Task Handle(AdmissionEnded happened, CancellationToken ct)
    {
        var (tenant, employer) = (happened.Admission.TenantId, happened.Admission.EmployerId);
        return Close(db.Jobs.Where(j => j.TenantId == tenant && (j.EmployerId == employer || j.ForEmployerId == employer)), JobCloseReason.AdmissionEnded, ct);
    }

    public Task Handle(ParkMembershipEnded happened, CancellationToken ct)
    {
        var (tenant, park, member) = (happened.Membership.TenantId, happened.Membership.ParkId, happened.Membership.MemberId);
        return Close(db.Jobs.Where(j => j.TenantId == tenant && j.EmployerId == park && j.ForEmployerId == member), JobCloseReason.MembershipEnded, ct);
    }

    private async Task Close(IQueryable<Job> jobs, JobCloseReason reason, CancellationToken ct)
    {
        foreach (var change in await db.JobChanges.Where(c => jobs.Any(j => j.TenantId == c.TenantId && j.Id == c.JobId)).ToListAsync(ct)) db.Remove(change);
        foreach (var job in await jobs.Where(j => Open.Contains(j.Status)).ToListAsync(ct)) job.Close(reason, clock.GetUtcNow());
    }
}
