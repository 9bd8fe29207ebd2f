using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>The tables of this feature.</summary>
public static class ApplicationsTables
{
    extension(AppDb db)
    {
        public DbSet<JobApplication> JobApplications => db.Set<JobApplication>();

        public DbSet<ApplicationStep> ApplicationSteps => db.Set<ApplicationStep>();

        public DbSet<ReplyTerms> ReplyTerms => db.Set<ReplyTerms>();

        /// <summary>
        /// Whether the employer of the call is admitted at the tenant of the call. A person gives profile and CV to an employer that
        /// the tenant has looked at: once the tenant ends that, nothing opens any more.
        /// </summary>
        public Task<bool> IsEmployerAdmitted(CurrentCall call, CancellationToken ct) =>
            db.EmployerAdmissions.AtTenantOf(call).OfEmployerOf(call).AnyAsync(a => a.Status == AdmissionStatus.Admitted, ct);
    }

    extension(IQueryable<JobApplication> applications)
    {
        /// <summary>Those for the positions that the employer of the request posts at the tenant of the request.</summary>
        public IQueryable<JobApplication> OfEmployerOf(CurrentCall call)
        {
            var (employer, tenant) = (call.EmployerId, call.TenantId);
            return applications.Where(a => a.EmployerId == employer && a.TenantId == tenant);
        }

        /// <summary>Those in which the employer owes an answer.</summary>
        public IQueryable<JobApplication> Owed() => applications.Where(a => JobApplication.Owing.Contains(a.State));

        /// <summary>Those that one of the two sides still has to move (see <see cref="JobApplication.IsOpen"/>).</summary>
        public IQueryable<JobApplication> Open() => applications.Where(a => !JobApplication.Ended.Contains(a.State));
    }
}
