using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer undoes the closing of a posting, within a few days.</summary>
[Requires(JobsPermissions.Post)]
public sealed record ReopenJob(Guid JobId) : ICommand<Done>;

internal sealed class ReopenJobHandler(JobSubmission submission, Audit audit) : IRequestHandler<ReopenJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReopenJob request, CancellationToken ct)
    {
        var done = await submission.PutBack(request.JobId, (job, now) => job.Reopen(now), ct);
        if (done.IsOk) audit.Write("jobs.reopen", request.JobId);
        return done;
    }
}
