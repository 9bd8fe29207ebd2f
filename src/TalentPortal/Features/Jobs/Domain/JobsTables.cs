using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>The tables of this feature, and whose rows a caller means.</summary>
public static class JobsTables
{
    extension(AppDb db)
    {
        public DbSet<Job> Jobs => db.Set<Job>();

        public DbSet<JobChange> JobChanges => db.Set<JobChange>();

        /// <summary>
        /// Says that this transaction publishes very many postings: the search's index then takes them in together, some hundred
        /// at a time, instead of every few. Until then searches look through a longer list; the next publication shortens it.
        /// </summary>
        public Task PublishingMany(CancellationToken ct) => db.Database.ExecuteSqlAsync($"set local gin_pending_list_limit = '4MB'", ct);
    }

    extension(IQueryable<Job> jobs)
    {
        /// <summary>Those that the employer of the request posts at the tenant of the request.</summary>
        public IQueryable<Job> OfEmployerOf(CurrentCall call)
        {
            var employer = call.EmployerId;
            return jobs.AtTenantOf(call).Where(j => j.EmployerId == employer);
        }
    }

    extension(IQueryable<Job> jobs)
    {
        /// <summary>Those that parks posted in the name of the employer of the request, at the tenant of the request; drafts are still the park's.</summary>
        public IQueryable<Job> ForEmployerOf(CurrentCall call)
        {
            var employer = call.EmployerId;
            return jobs.AtTenantOf(call).Where(j => employer != null && j.ForEmployerId == employer && j.Status != JobStatus.Draft);
        }
    }

    extension(IQueryable<JobChange> changes)
    {
        /// <summary>The proposed change of one posting, where the caller may see it.</summary>
        public Task<JobChange?> Of(Job job, CancellationToken ct) =>
            changes.SingleOrDefaultAsync(c => c.TenantId == job.TenantId && c.JobId == job.Id, ct);
    }
}
