using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
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

/// <summary>Whether the employer of a posting that does not name it is one of those that somebody keeps out.</summary>
public enum KeptOut
{
    No,

    /// <summary>It is, by what was on the list before the posting was public.</summary>
    Yes,

    /// <summary>
    /// Not said, whichever it is: the list was added to after the posting was public. Otherwise whoever puts one name after the
    /// other on the list and tries to apply would learn which it is.
    /// </summary>
    Unsaid,
}

/// <summary>Finds barriers.</summary>
public static class ApplyBarriers
{
    extension(AppDb db)
    {
        /// <summary>In a request of that person. Of a posting that names its employer nothing: who reads the name decides.</summary>
        public async Task<KeptOut> KeptOutBy(Guid person, Job job, CancellationToken ct)
        {
            if (!job.Content.Confidential) return KeptOut.No;
            var listed = await db.EmployerBlocks.Where(b => b.UserId == person).Select(b => b.CreatedAt).ToListAsync(ct);
            if (listed.Count == 0) return KeptOut.No;
            if (listed.Exists(at => at >= job.PublishedAt)) return KeptOut.Unsaid;
            var blocked = await db.BlockedBy(person, ct);
            return blocked.Contains(job.EmployerId) || (job.ForEmployerId is { } member && blocked.Contains(member)) ? KeptOut.Yes : KeptOut.No;
        }

        /// <summary>What keeps everybody from applying for <paramref name="job"/>, a posting of <paramref name="tenant"/>; null when nothing does.</summary>
        public async Task<ApplyBarrier?> BarrierTo(Job job, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone)).DateTime);
            if (job.Content.ClosingDate < today) return ApplyBarrier.Closed;
            return await db.Set<EmployerMembership>().WhoHire().AnyAsync(m => m.EmployerId == job.EmployerId, ct) ? null : ApplyBarrier.NobodyReads;
        }
    }
}
