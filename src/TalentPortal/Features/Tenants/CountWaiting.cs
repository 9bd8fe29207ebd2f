using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>What waits for the administration of the own tenant; only what the caller may deal with.</summary>
[Requires(TenantsPermissions.Overview)]
public sealed record CountWaiting : IQuery<CountWaitingResult>;

/// <summary>Null where it is not the caller's business.</summary>
public sealed record CountWaitingResult(int? PositionsInReview, int? ChangesInReview, int? AdmissionRequests, int? StaffMembers, int OpenPositions, int? OpenInvitations, int? OpenApplications)
{
    public bool IsNothing => PositionsInReview is null or 0 && ChangesInReview is null or 0 && AdmissionRequests is null or 0;
}

internal sealed class CountWaitingHandler(AppDb db, CurrentCall call, InvitationBook book) : IRequestHandler<CountWaiting, Outcome<CountWaitingResult>>
{
    public async Task<Outcome<CountWaitingResult>> Handle(CountWaiting request, CancellationToken cancellationToken)
    {
        var tenant = call.RequiredTenant.Id;
        var mayReview = call.Rights.StaffAllows(JobsPermissions.Review);
        return new CountWaitingResult(
            mayReview ? await db.Jobs.AtTenantOf(call).CountAsync(j => j.Status == JobStatus.InReview, cancellationToken) : null,
            mayReview ? await db.JobChanges.AtTenantOf(call).CountAsync(c => c.InReview, cancellationToken) : null,
            call.Rights.StaffAllows(EmployersPermissions.Admit) ? await db.EmployerAdmissions.AtTenantOf(call).CountAsync(a => a.Status == AdmissionStatus.Requested, cancellationToken) : null,
            call.Rights.StaffAllows(TenantsPermissions.Describe) ? await db.Set<StaffMembership>().CountAsync(m => m.TenantId == tenant && m.EndedAt == null, cancellationToken) : null,
            await db.Jobs.AtTenantOf(call).CountAsync(j => j.IsPublic, cancellationToken),
            call.Rights.StaffAllows(StaffPermissions.Manage) ? await book.CountOpen(Inviting.Staff(tenant), cancellationToken) : null,
            call.Rights.StaffAllows(ApplicationsPermissions.Count)
                ? await db.JobApplications.AtTenantOf(call).Open().CountAsync(cancellationToken)
                : null);
    }
}
