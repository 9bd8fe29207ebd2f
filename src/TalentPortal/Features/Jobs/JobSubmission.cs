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
        if (await Check(job.Content, ct) is { } failure) return failure;
        var name = await db.Employers.Where(e => e.Id == job.EmployerId).Select(e => e.Name).SingleAsync(ct);
        return job.Submit(name, clock.GetUtcNow()) is { } refusal ? Outcome.Refused(refusal) : null;
    }

    /// <summary>Whether the employer may submit this content here now. Answers why not, or null.</summary>
    public async Task<Failure?> Check(JobContent content, CancellationToken ct)
    {
        var tenant = call.RequiredTenant;
        var missing = content.MissingForReview(tenant.DayAt(clock.GetUtcNow()));
        if (missing.Count > 0) return Outcome.Invalid(missing);
        return await db.EmployerAdmissions.Admits(tenant.Id, call.EmployerId!.Value, ct) ? null : Outcome.Refused("SubmitJob_NotAdmitted");
    }

    /// <summary>Whether another posting of the employer at this tenant has the reference.</summary>
    public Task<bool> IsReferenceTaken(JobSource source, Guid? exceptJobId, CancellationToken ct) => source.Identifier is null
        ? Task.FromResult(false)
        : db.Jobs.OfEmployerOf(call).AnyAsync(j => j.SourceScheme == source.Scheme && j.SourceIdentifier == source.Identifier && j.Id != exceptJobId, ct);
}
