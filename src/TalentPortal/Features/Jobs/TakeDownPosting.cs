using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>A firm takes down what its park posted in its name: for good, without asking the park.</summary>
/// <param name="Version">Of the posting as it was shown.</param>
[Requires(JobsPermissions.Post)]
public sealed record TakeDownPosting(Guid JobId, uint Version) : ICommand<Done>;

internal sealed class TakeDownPostingHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<TakeDownPosting, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeDownPosting request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.ForEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        if (job.Version != request.Version) return Outcome.Conflict;
        if (job.Close(JobCloseReason.TakenDownByMember, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        if (await db.JobChanges.Of(job, ct) is { } change) db.Remove(change);
        audit.Write("jobs.takedown", job.Id);
        return Done.Value;
    }
}
