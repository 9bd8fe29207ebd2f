using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// The names of employers behind postings, for those who know them anyway: the employer itself and the tenant's staff who
/// review. Pages for anybody else take what <see cref="PostingEmployer"/> gives.
/// </summary>
public static class PlainNames
{
    extension(AppDb db)
    {
        /// <summary>By employer, those in whose names the postings are and those who post them.</summary>
        public async Task<IReadOnlyDictionary<Guid, Bilingual>> NamesBehind(IEnumerable<Job> jobs, CancellationToken ct)
        {
            var ids = jobs.SelectMany(job => new[] { job.EmployerId, job.NamedEmployerId }).Distinct().ToArray();
            return await db.Employers.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        }
    }
}
