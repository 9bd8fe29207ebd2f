using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer says that a position is still open. A lapsed posting is public again.</summary>
[Requires(JobsPermissions.Post)]
public sealed record ConfirmJob(Guid JobId) : ICommand<Done>;

internal sealed class ConfirmJobHandler(AppDb db, CurrentCall call, JobSubmission submission, Audit audit, TimeProvider clock) : IRequestHandler<ConfirmJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ConfirmJob request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        if (job.Content.ClosingDate < tenant.DayAt(now)) return Outcome.Refused("ConfirmJob_DatePassed");
        if (await submission.Standing(job, ct) is { } standing) return Outcome.Refused(standing);
        if (job.Confirm(now) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("jobs.confirm", job.Id);
        return Done.Value;
    }
}
