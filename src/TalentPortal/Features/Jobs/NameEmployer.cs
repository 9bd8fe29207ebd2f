using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer that stayed unnamed on a posting gives its name to everybody. It cannot be taken back; who applied is told.</summary>
[Requires(JobsPermissions.Post)]
public sealed record NameEmployer(Guid JobId) : ICommand<Done>;

internal sealed class NameEmployerHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<NameEmployer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(NameEmployer request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        var names = await db.NamesBehind([job], ct);
        if (job.Name(names[job.EmployerId], job.ForEmployerId is { } member ? names[member] : Bilingual.Empty, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        (await db.JobChanges.Of(job, ct))?.Named();
        audit.Write("jobs.name", job.Id);
        return Done.Value;
    }
}
