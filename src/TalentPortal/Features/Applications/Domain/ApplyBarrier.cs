using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>Why nobody can apply for a public position through the portal.</summary>
public enum ApplyBarrier
{
    /// <summary>Its closing date has passed, though it is still on the list.</summary>
    Closed,

    /// <summary>Nobody of the employer has an account here, so nobody would read the application: one applies where the posting came from.</summary>
    NobodyReads,
}

/// <summary>Finds barriers.</summary>
public static class ApplyBarriers
{
    extension(AppDb db)
    {
        /// <summary>What keeps everybody from applying for <paramref name="job"/>, a posting of <paramref name="tenant"/>; null when nothing does.</summary>
        public async Task<ApplyBarrier?> BarrierTo(Job job, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone)).DateTime);
            if (job.Content.ClosingDate < today) return ApplyBarrier.Closed;
            return await db.Set<EmployerMembership>().WhoHire().AnyAsync(m => m.EmployerId == job.EmployerId, ct) ? null : ApplyBarrier.NobodyReads;
        }
    }
}
