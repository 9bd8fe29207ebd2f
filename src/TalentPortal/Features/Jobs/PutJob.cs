using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// An employer's own system says what a posting is to say, by its own reference: a new one becomes a draft, one that is
/// being written is written anew, and of a live one what needs review is proposed, as from the form.
/// </summary>
[Requires(JobsPermissions.Post)]
public sealed record PutJob(string Reference, JobFields Fields) : ICommand<PutJobResult>;

/// <param name="Created">Whether there was none before.</param>
public sealed record PutJobResult(Guid JobId, bool Created, EditEffect Effect);

internal sealed class PutJobValidator : AbstractValidator<PutJob>
{
    public PutJobValidator()
    {
        RuleFor(p => p.Reference).NotEmpty().Says("JobFields_Unknown").IsPlainText(JobSource.IdentifierMax, "JobFields_TooLong");
        RuleFor(p => p.Fields).SetValidator(new JobFieldsValidator());
    }
}

internal sealed class PutJobHandler(AppDb db, CurrentCall call, JobSubmission submission, Audit audit, TimeProvider clock) : IRequestHandler<PutJob, Outcome<PutJobResult>>
{
    public async Task<Outcome<PutJobResult>> Handle(PutJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var (source, content, now) = (JobSource.Employer(request.Reference), request.Fields.ToContent(), clock.GetUtcNow());
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.SourceScheme == source.Scheme && j.SourceIdentifier == source.Identifier, ct);
        if (job is null)
        {
            var employer = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == call.EmployerId, ct);
            job = Job.Draft(employer.Id, employer.Name, content, source, now, employer.IsDemo);
            db.Add(job);
            audit.Write("jobs.draft", job.Id);
            return new PutJobResult(job.Id, Created: true, EditEffect.Saved);
        }

        if (job.Status == JobStatus.Live) return await Propose(job, content, now, ct);
        if (job.Write(content, source, inStep: true, now) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("jobs.edit", job.Id);
        return new PutJobResult(job.Id, Created: false, EditEffect.Saved);
    }

    /// <summary>What the public reads stays until staff approve; the same content again changes nothing.</summary>
    private async Task<Outcome<PutJobResult>> Propose(Job job, JobContent content, DateTimeOffset now, CancellationToken ct)
    {
        if (await submission.Check(job, content, ct) is { } failure) return failure;
        var change = await db.JobChanges.Of(job, ct);
        if (content.NeedsReviewAfter(job.Content))
        {
            if (change is null) db.Add(JobChange.Propose(job, content, inStep: true, now));
            else if (!change.InReview || change.Content != content) change.Rewrite(content, inStep: true, now);
            audit.Write("jobs.propose", job.Id);
            return new PutJobResult(job.Id, Created: false, EditEffect.Proposed);
        }

        if (job.Change(content, inStep: true, now) is { } refusal) return Outcome.Refused(refusal);
        if (change is not null) db.Remove(change);
        audit.Write("jobs.change", job.Id);
        return new PutJobResult(job.Id, Created: false, EditEffect.Published);
    }
}
