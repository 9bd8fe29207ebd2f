using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>The employer's posting at this tenant that has its own reference.</summary>
[Requires(JobsPermissions.Post)]
public sealed record FindOwnJob(string Reference) : IQuery<FindOwnJobResult>;

/// <param name="Fields">What the employer last wrote: the proposed change of a live posting, else the posting.</param>
public sealed record FindOwnJobResult(
    Guid JobId, JobFields Fields, JobStatus Status, JobCloseReason? CloseReason, bool? ChangeInReview, Bilingual ReturnReason,
    DateTimeOffset? PublishedAt, DateTimeOffset ChangedAt, DateTimeOffset ConfirmedAt, uint Version)
{
    public DateTimeOffset? LapsesAt => Status == JobStatus.Live ? ConfirmedAt + Job.ConfirmedFor : null;
}

internal sealed class FindOwnJobValidator : AbstractValidator<FindOwnJob>
{
    public FindOwnJobValidator() => RuleFor(f => f.Reference).NotEmpty().Says("JobFields_Unknown").IsPlainText(JobSource.IdentifierMax, "JobFields_TooLong");
}

internal sealed class FindOwnJobHandler(AppDb db, CurrentCall call) : IRequestHandler<FindOwnJob, Outcome<FindOwnJobResult>>
{
    public async Task<Outcome<FindOwnJobResult>> Handle(FindOwnJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(j => j.SourceScheme == JobSource.OfEmployer && j.SourceIdentifier == request.Reference, ct);
        if (job is null) return Outcome.NotFound;
        var change = await db.JobChanges.AsNoTracking().Of(job, ct);
        return new FindOwnJobResult(
            job.Id, JobFields.Of(change?.Content ?? job.Content, job.SourceIdentifier), job.Status, job.CloseReason, change?.InReview, change?.ReturnReason ?? job.ReturnReason,
            job.PublishedAt, job.ChangedAt, job.ConfirmedAt, job.Version);
    }
}
