using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>Reads what the world may know of postings that a list found, many at once.</summary>
internal sealed class PublishedPostings(AppDb db, TenantDirectory tenants)
{
    /// <summary>What the postings say now, in the order given; one that closed in between is left out.</summary>
    public async Task<IReadOnlyList<PublishedPosting>> Read(IReadOnlyList<(Guid TenantId, Guid JobId)> places, CancellationToken ct)
    {
        var jobs = new Dictionary<Guid, Job>(places.Count);
        var verified = new Dictionary<(Guid, Guid), EmployerVerification?>();
        var kinds = new Dictionary<Guid, EmployerKind>();
        // By tenant, because that is how the tables' keys begin.
        foreach (var tenant in places.GroupBy(place => place.TenantId, place => place.JobId))
        {
            var ids = tenant.ToList();
            foreach (var job in await db.Jobs.AsNoTracking().Where(j => j.TenantId == tenant.Key && j.IsPublic && ids.Contains(j.Id)).ToListAsync(ct)) jobs.Add(job.Id, job);
            var employers = jobs.Values.Where(job => job.TenantId == tenant.Key).Select(job => job.NamedEmployerId).Distinct().ToList();
            foreach (var one in await db.EmployerAdmissions.AsNoTracking().Where(a => a.TenantId == tenant.Key && employers.Contains(a.EmployerId)).Select(a => new { a.EmployerId, a.Verification }).ToListAsync(ct))
                verified[(tenant.Key, one.EmployerId)] = one.Verification;
            var unnamed = jobs.Values.Where(job => job.TenantId == tenant.Key && job.Content.Confidential).Select(job => job.NamedEmployerId).Distinct().ToList();
            if (unnamed.Count == 0) continue;
            foreach (var one in await db.Employers.Where(e => unnamed.Contains(e.Id)).Select(e => new { e.Id, e.Kind }).ToListAsync(ct)) kinds[one.Id] = one.Kind;
        }

        List<PublishedPosting> postings = [];
        foreach (var (_, id) in places)
        {
            if (jobs.GetValueOrDefault(id) is not { } job || await tenants.ById(job.TenantId, ct) is not { } publisher) continue;
            var posting = PublishedPosting.Of(job, publisher, verified.GetValueOrDefault((job.TenantId, job.NamedEmployerId)));
            postings.Add(job.Content.Confidential && kinds.TryGetValue(job.NamedEmployerId, out var kind) ? posting with { EmployerKind = kind } : posting);
        }

        return postings;
    }
}
