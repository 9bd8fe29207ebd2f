using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer takes back what nobody reviewed yet, to go on writing: a posting, or the change of a live one.</summary>
[Requires(JobsPermissions.Post)]
public sealed record TakeBackJob(Guid JobId) : ICommand<Done>;

internal sealed class TakeBackJobHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<TakeBackJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeBackJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        if (job.Status == JobStatus.Live && await db.JobChanges.Of(job, ct) is { } change) db.Remove(change);
        else if (job.TakeBack() is { } refusal) return Outcome.Refused(refusal);
        audit.Write("jobs.takeback", job.Id);
        return Done.Value;
    }
}
