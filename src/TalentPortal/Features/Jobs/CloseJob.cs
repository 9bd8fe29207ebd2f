using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer ends its own posting: somebody was found, or nobody is sought any more. A draft is thrown away.</summary>
[Requires(JobsPermissions.Post)]
public sealed record CloseJob(Guid JobId, JobCloseReason Reason) : ICommand<Done>;

internal sealed class CloseJobValidator : AbstractValidator<CloseJob>
{
    public CloseJobValidator() => RuleFor(c => c.Reason).Must(reason => reason is JobCloseReason.Filled or JobCloseReason.Withdrawn).Says("CloseJob_ReasonMissing");
}

internal sealed class CloseJobHandler(AppDb db, CurrentCall call, Drafts drafts, Audit audit, TimeProvider clock) : IRequestHandler<CloseJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CloseJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        // What was never given to anybody leaves nothing behind.
        if (job.Status == JobStatus.Draft && job.ReviewedAt is null) db.Remove(job);
        else if (job.Close(request.Reason, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        if (await db.JobChanges.Of(job, ct) is { } change) db.Remove(change);
        await drafts.Sent(call, job.Id, ct);
        audit.Write("jobs.close", job.Id, request.Reason.ToString());
        return Done.Value;
    }
}
