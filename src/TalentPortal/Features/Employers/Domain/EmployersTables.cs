using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>The tables of this feature, and whose rows a caller means.</summary>
public static class EmployersTables
{
    extension(AppDb db)
    {
        /// <summary>The tenants that admit an employer now.</summary>
        public Task<List<Guid>> AdmittedAt(Guid employerId, CancellationToken ct) =>
            db.EmployerAdmissions.AsNoTracking().Where(a => a.EmployerId == employerId && a.Status == AdmissionStatus.Admitted).Select(a => a.TenantId).ToListAsync(ct);

        public DbSet<Employer> Employers => db.Set<Employer>();

        public DbSet<EmployerAdmission> EmployerAdmissions => db.Set<EmployerAdmission>();

        public DbSet<ParkMembership> ParkMemberships => db.Set<ParkMembership>();

        /// <summary>
        /// The park whose word for a firm counts at a tenant: a checked one of which the firm is an agreed member and that answers for
        /// it; of several the first that did. Null where there is none.
        /// </summary>
        public Task<Guid?> ParkVouchingFor(Guid tenantId, Guid employerId, CancellationToken ct)
        {
            var parks = db.EmployerAdmissions.Where(a => a.TenantId == tenantId && a.Status == AdmissionStatus.Admitted && a.Verification != null);
            return db.ParkMemberships.Where(m => m.TenantId == tenantId && m.MemberId == employerId && m.State == ParkMembershipState.Active && m.VouchedAt != null && parks.Any(a => a.EmployerId == m.ParkId))
                .OrderBy(m => m.VouchedAt).Select(m => (Guid?)m.ParkId).FirstOrDefaultAsync(ct);
        }

        /// <summary>Whether an organisation may post positions and look for people, see <see cref="Employer.MayHire"/>.</summary>
        public Task<bool> MayHire(Guid employerId, CancellationToken ct)
        {
            EmployerKind[] letting = [.. Employer.LetHomes];
            return db.Employers.AnyAsync(e => e.Id == employerId && !letting.Contains(e.Kind), ct);
        }

        /// <summary>Whether an organisation lets homes.</summary>
        public Task<bool> OffersHousing(Guid employerId, CancellationToken ct)
        {
            EmployerKind[] letting = [.. Employer.LetHomes];
            return db.Employers.AnyAsync(e => e.Id == employerId && letting.Contains(e.Kind), ct);
        }

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

    extension(IQueryable<ParkMembership> memberships)
    {
        /// <summary>Whether a park may post for a firm at a tenant now.</summary>
        public Task<bool> Covers(Guid tenantId, Guid parkId, Guid memberId, CancellationToken ct) =>
            memberships.AnyAsync(m => m.TenantId == tenantId && m.ParkId == parkId && m.MemberId == memberId && m.State == ParkMembershipState.Active, ct);
    }

    extension(IQueryable<EmployerAdmission> admissions)
    {
        /// <summary>Whether an employer is admitted at a tenant and somebody assured themselves of it: without that it neither publishes nor reaches anyone.</summary>
        public Task<bool> Verifies(Guid tenantId, Guid employerId, CancellationToken ct) =>
            admissions.AnyAsync(a => a.TenantId == tenantId && a.EmployerId == employerId && a.Status == AdmissionStatus.Admitted && a.Verification != null, ct);

        /// <summary>Those of the employer in whose name the request acts.</summary>
        public IQueryable<EmployerAdmission> OfEmployerOf(CurrentCall call)
        {
            var employer = call.EmployerId;
            return admissions.Where(a => a.EmployerId == employer);
        }

        /// <summary>Whether a tenant has admitted an employer, checked or not.</summary>
        public Task<bool> Admits(Guid tenantId, Guid employerId, CancellationToken ct) =>
            admissions.AnyAsync(a => a.TenantId == tenantId && a.EmployerId == employerId && a.Status == AdmissionStatus.Admitted, ct);
    }
}
