using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A posting that reads like another.</summary>
/// <param name="Percent">How much of the words of both stands in both.</param>
public sealed record AlikeJob(Guid Id, Bilingual Title, Bilingual Employer, JobStatus Status, int Percent);

/// <summary>Finds postings that read like a given one.</summary>
internal static class AlikeJobs
{
    private const int Most = 5;

    /// <summary>So many are read in full; more that may be alike are more than anybody would look at.</summary>
    private const int Candidates = 50;

    /// <summary>For staff and the employer itself: those among <paramref name="jobs"/> that are not over, the most alike first.</summary>
    public static async Task<IReadOnlyList<AlikeJob>> Find(AppDb db, IQueryable<Job> jobs, JobContent content, Guid? except, CancellationToken ct)
    {
        var (zh, en) = (JobLikeness.Fingerprint(content, Language.Chinese), JobLikeness.Fingerprint(content, Language.English));
        var open = jobs.AsNoTracking().Where(j => j.Status != JobStatus.Closed && j.Id != except);
        var prints = await open.Where(j => j.Content.DivisionCode == content.DivisionCode).OrderByDescending(j => j.ChangedAt)
            .Select(j => new { j.Id, j.FingerprintZh, j.FingerprintEn }).ToListAsync(ct);
        var ids = prints.Where(p => JobLikeness.MayBeAlike(p.FingerprintZh, zh) || JobLikeness.MayBeAlike(p.FingerprintEn, en)).Select(p => p.Id).Take(Candidates).ToList();
        if (ids.Count == 0) return [];
        var found = await open.Where(j => ids.Contains(j.Id)).ToListAsync(ct);
        var names = await db.NamesBehind(found, ct);
        return [.. found.Select(job => (Job: job, Likeness: JobLikeness.Of(job.Content, content))).Where(one => one.Likeness >= JobLikeness.Alike)
            .OrderByDescending(one => one.Likeness).Take(Most)
            .Select(one => new AlikeJob(one.Job.Id, one.Job.Content.Title, names[one.Job.NamedEmployerId], one.Job.Status, (int)(one.Likeness * 100)))];
    }
}
