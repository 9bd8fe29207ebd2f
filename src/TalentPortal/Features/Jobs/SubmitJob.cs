using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer gives a draft, or a posting that was sent back, to the tenant's staff as it stands.</summary>
[Requires(JobsPermissions.Post)]
public sealed record SubmitJob(Guid JobId, uint Version) : ICommand<Done>;

internal sealed class SubmitJobHandler(AppDb db, CurrentCall call, JobSubmission submission, Audit audit) : IRequestHandler<SubmitJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SubmitJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        if (job.Version != request.Version) return Outcome.Conflict;
        if (await submission.Submit(job, ct) is { } failure) return failure;
        audit.Write("jobs.submit", job.Id);
        return Done.Value;
    }
}
