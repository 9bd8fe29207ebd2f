using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer takes a live posting off the list for a while. Who applied is told, with the reason.</summary>
/// <param name="ReasonZh">For those who applied; one of the two languages is needed.</param>
[Requires(JobsPermissions.Post)]
public sealed record PauseJob(Guid JobId, string? ReasonZh, string? ReasonEn) : ICommand<Done>;

internal sealed class PauseJobValidator : AbstractValidator<PauseJob>
{
    public PauseJobValidator()
    {
        this.OneGiven(p => p.ReasonZh, p => p.ReasonEn, "PauseJob_ReasonMissing");
        this.BothPlain(p => p.ReasonZh, p => p.ReasonEn, Job.ReasonMax, "JobFields_TooLong");
    }
}

internal sealed class PauseJobHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<PauseJob, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(PauseJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        if (job.Pause(new Bilingual(Typed.Tidy(request.ReasonZh), Typed.Tidy(request.ReasonEn)), clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("jobs.pause", job.Id);
        return Done.Value;
    }
}
