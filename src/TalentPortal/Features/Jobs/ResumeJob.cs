using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer puts a paused posting back on the list; after a long pause staff look at it first.</summary>
[Requires(JobsPermissions.Post)]
public sealed record ResumeJob(Guid JobId) : ICommand<Done>;

internal sealed class ResumeJobHandler(AppDb db, CurrentCall call, JobSubmission submission, Audit audit, TimeProvider clock) : IRequestHandler<ResumeJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ResumeJob request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        if (job.Content.ClosingDate < tenant.DayAt(now)) return Outcome.Refused("ConfirmJob_DatePassed");
        if (await submission.Standing(job, ct) is { } standing) return Outcome.Refused(standing);
        if (job.Resume(now) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("jobs.resume", job.Id);
        return Done.Value;
    }
}
