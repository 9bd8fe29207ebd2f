using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer puts a paused posting back on the list; after a long pause staff look at it first.</summary>
[Requires(JobsPermissions.Post)]
public sealed record ResumeJob(Guid JobId) : ICommand<Done>;

internal sealed class ResumeJobHandler(JobSubmission submission, Audit audit) : IRequestHandler<ResumeJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ResumeJob request, CancellationToken ct)
    {
        var done = await submission.PutBack(request.JobId, (job, now) => job.Resume(now), ct);
        if (done.IsOk) audit.Write("jobs.resume", request.JobId);
        return done;
    }
}
