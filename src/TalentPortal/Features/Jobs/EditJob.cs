using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// An employer changes its own posting. Before publication the posting itself is written; of a live one, what needs
/// review becomes a proposal and the public goes on reading what was approved.
/// </summary>
/// <param name="InStep">The writer says that a language left untouched still says the same.</param>
/// <param name="Submit">Gives it to staff too; a live posting's change always goes to them.</param>
/// <param name="Version">Of the posting as it was shown.</param>
/// <param name="ChangeVersion">Of its proposed change as it was shown; null when there was none.</param>
[Requires(JobsPermissions.Post)]
public sealed record EditJob(Guid JobId, JobFields Fields, bool InStep, bool Submit, uint Version, uint? ChangeVersion) : ICommand<EditJobResult>;

/// <summary>What became of an edit.</summary>
public enum EditEffect
{
    Saved,
    Submitted,

    /// <summary>The public sees it already: it needed no review.</summary>
    Published,

    /// <summary>The change of a live posting waits for staff.</summary>
    Proposed,
}

public sealed record EditJobResult(EditEffect Effect);

internal sealed class EditJobValidator : AbstractValidator<EditJob>
{
    public EditJobValidator() => RuleFor(e => e.Fields).SetValidator(new JobFieldsValidator());
}

internal sealed class EditJobHandler(AppDb db, CurrentCall call, JobSubmission submission, Drafts drafts, Audit audit, TimeProvider clock) : IRequestHandler<EditJob, Outcome<EditJobResult>>
{
    public async Task<Outcome<EditJobResult>> Handle(EditJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var job = await db.Jobs.OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        var change = await db.JobChanges.Of(job, ct);
        if (job.Version != request.Version || change?.Version != request.ChangeVersion) return Outcome.Conflict;
        var outcome = job.Status == JobStatus.Live ? await Propose(request, job, change, ct) : await Write(request, job, ct);
        if (outcome.IsOk) await drafts.Sent(call, job.Id, ct);
        return outcome;
    }

    private async Task<Outcome<EditJobResult>> Write(EditJob request, Job job, CancellationToken ct)
    {
        var source = job.SourceScheme == JobSource.OfEmployer ? request.Fields.ToSource() : job.Source;
        if (await submission.IsReferenceTaken(source, job.Id, ct)) return Outcome.Invalid("Fields.Reference", "PostJob_ReferenceTaken");
        if (job.Write(request.Fields.ToContent(), source, request.InStep, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        if (request.Submit && await submission.Submit(job, ct) is { } failure) return failure;
        audit.Write(request.Submit ? "jobs.submit" : "jobs.edit", job.Id);
        return new EditJobResult(request.Submit ? EditEffect.Submitted : EditEffect.Saved);
    }

    private async Task<Outcome<EditJobResult>> Propose(EditJob request, Job job, JobChange? change, CancellationToken ct)
    {
        var (content, now) = (request.Fields.ToContent(), clock.GetUtcNow());
        if (await submission.Check(job, content, ct) is { } failure) return failure;
        if (content.NeedsReviewAfter(job.Content))
        {
            if (change is null) db.Add(JobChange.Propose(job, content, request.InStep, now));
            else change.Rewrite(content, request.InStep, now);
            audit.Write("jobs.propose", job.Id);
            return new EditJobResult(EditEffect.Proposed);
        }

        if (job.Change(content, inStep: true, now) is { } refusal) return Outcome.Refused(refusal);
        // What was proposed and is typed back to what the public reads is no longer proposed.
        if (change is not null) db.Remove(change);
        audit.Write("jobs.change", job.Id);
        return new EditJobResult(EditEffect.Published);
    }
}
