using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Jobs;

/// <summary>What has to hold before staff see a posting, the same on every way to them.</summary>
internal sealed class JobSubmission(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Gives a posting to staff. Answers why not, or null.</summary>
    public async Task<Failure?> Submit(Job job, CancellationToken ct)
    {
        if (await Check(job, job.Content, ct) is { } failure) return failure;
        var names = await db.Employers.Where(e => e.Id == job.EmployerId || e.Id == job.ForEmployerId).Select(e => new { e.Id, e.Name }).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        var name = names[job.EmployerId];
        if (job.ForEmployerId is { } member) job.PostFor(member, names[member]);
        return job.Submit(name, clock.GetUtcNow()) is { } refusal ? Outcome.Refused(refusal) : null;
    }

    /// <summary>Whether the employer may submit this content here now. Answers why not, or null.</summary>
    public async Task<Failure?> Check(Job job, JobContent content, CancellationToken ct)
    {
        var tenant = call.RequiredTenant;
        var missing = content.MissingForReview(tenant.DayAt(clock.GetUtcNow()));
        if (missing.Count > 0) return Outcome.Invalid(missing);
        if (!job.MayBecome(content)) return Outcome.Invalid("Fields.Confidential", "EditJob_ConfidentialFixed");
        if (await Names(job, content, ct) is { Count: > 0 } names) return Outcome.Invalid(names);
        return await Standing(job, ct) is { } refusal ? Outcome.Refused(refusal) : null;
    }

    /// <summary>
    /// Whether those whose names stand on a posting may publish here now: both admitted and checked, and the one the other's
    /// member. Answers why not, or null.
    /// </summary>
    public async Task<TextKey?> Standing(Job job, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        if (!await db.MayHire(job.EmployerId, ct) || (job.ForEmployerId is { } hiring && !await db.MayHire(hiring, ct))) return "SubmitJob_LetsHomes";
        if (!await db.EmployerAdmissions.Admits(tenant, job.EmployerId, ct)) return "SubmitJob_NotAdmitted";
        if (!await db.EmployerAdmissions.Verifies(tenant, job.EmployerId, ct)) return "SubmitJob_NotVerified";
        if (job.ForEmployerId is not { } member) return null;
        if (!await db.ParkMemberships.Covers(tenant, job.EmployerId, member, ct)) return "SubmitJob_NotMember";
        if (!await db.EmployerAdmissions.Verifies(tenant, member, ct)) return "SubmitJob_MemberNotVerified";
        return null;
    }

    /// <summary>Puts a posting of the employer back where people find it.</summary>
    /// <param name="jobId">Which.</param>
    /// <param name="change">What was done to it that is undone; answers why not, or null.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<Done>> PutBack(Guid jobId, Func<Job, DateTimeOffset, TextKey?> change, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == jobId, ct);
        if (job is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        if (job.Content.ClosingDate < tenant.DayAt(now)) return Outcome.Refused("ConfirmJob_DatePassed");
        if (await Standing(job, ct) is { } standing) return Outcome.Refused(standing);
        if (change(job, now) is { } refusal) return Outcome.Refused(refusal);
        return Done.Value;
    }

    /// <summary>Fields that name an employer which is to stay unnamed.</summary>
    public async Task<IReadOnlyList<Invalidity>> Names(Job job, JobContent content, CancellationToken ct) => !content.Confidential ? []
        : NamesInText.Find(content, await db.Employers.AsNoTracking().Where(e => e.Id == job.EmployerId || e.Id == job.ForEmployerId).ToListAsync(ct));

    /// <summary>Whether another posting of the employer at this tenant has the reference.</summary>
    public Task<bool> IsReferenceTaken(JobSource source, Guid? exceptJobId, CancellationToken ct) => source.Identifier is null
        ? Task.FromResult(false)
        : db.Jobs.OfEmployerOf(call).AnyAsync(j => j.SourceScheme == source.Scheme && j.SourceIdentifier == source.Identifier && j.Id != exceptJobId, ct);
}
