using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>The tables of this feature, and whose rows a caller means.</summary>
public static class EmployersTables
{
    extension(AppDb db)
    {
        public DbSet<Employer> Employers => db.Set<Employer>();

        public DbSet<EmployerAdmission> EmployerAdmissions => db.Set<EmployerAdmission>();

        /// <summary>Employers that some tenant has admitted, which is public.</summary>
        public IQueryable<Employer> KnownEmployers
        {
            get
            {
                var admissions = db.Set<EmployerAdmission>();
                return db.Employers.Where(e => admissions.Any(a => a.EmployerId == e.Id && a.Status == AdmissionStatus.Admitted));
            }
        }
    }

    extension(IQueryable<EmployerAdmission> admissions)
    {
        /// <summary>Those of the employer in whose name the request acts.</summary>
        public IQueryable<EmployerAdmission> OfEmployerOf(CurrentCall call)
        {
            var employer = call.EmployerId;
            return admissions.Where(a => a.EmployerId == employer);
        }

        /// <summary>Whether an employer may post at a tenant now.</summary>
        public Task<bool> Admits(Guid tenantId, Guid employerId, CancellationToken ct) =>
            admissions.AnyAsync(a => a.TenantId == tenantId && a.EmployerId == employerId && a.Status == AdmissionStatus.Admitted, ct);
    }
}
