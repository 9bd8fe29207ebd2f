using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer says that a position is still open. A lapsed posting is public again.</summary>
[Requires(JobsPermissions.Post)]
public sealed record ConfirmJob(Guid JobId) : ICommand<Done>;

internal sealed class ConfirmJobHandler(JobSubmission submission, Audit audit) : IRequestHandler<ConfirmJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ConfirmJob request, CancellationToken ct)
    {
        var done = await submission.PutBack(request.JobId, (job, now) => job.Confirm(now), ct);
        if (done.IsOk) audit.Write("jobs.confirm", request.JobId);
        return done;
    }
}
