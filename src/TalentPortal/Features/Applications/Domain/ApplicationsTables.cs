using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>The tables of this feature.</summary>
public static class ApplicationsTables
{
    extension(AppDb db)
    {
        public DbSet<JobApplication> JobApplications => db.Set<JobApplication>();

        public DbSet<ApplicationStep> ApplicationSteps => db.Set<ApplicationStep>();

        /// <summary>
        /// Whether the employer of the call is admitted at the tenant of the call. A person gives profile and CV to an employer that
        /// the tenant has looked at: once the tenant ends that, nothing opens any more.
        /// </summary>
        public Task<bool> IsEmployerAdmitted(CurrentCall call, CancellationToken ct) =>
            db.EmployerAdmissions.AtTenantOf(call).OfEmployerOf(call).AnyAsync(a => a.Status == AdmissionStatus.Admitted, ct);
    }
}
