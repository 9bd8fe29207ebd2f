using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer writes a new posting for the tenant of the site: kept as a draft, or given to staff at once.</summary>
/// <param name="For">The member of the park in whose name it is; null for the employer's own.</param>
[Requires(JobsPermissions.Post)]
public sealed record PostJob(JobFields Fields, bool Submit, Guid? For = null) : ICommand<PostJobResult>;

public sealed record PostJobResult(Guid JobId, JobStatus Status);

internal sealed class PostJobValidator : AbstractValidator<PostJob>
{
    public PostJobValidator() => RuleFor(p => p.Fields).SetValidator(new JobFieldsValidator());
}

internal sealed class PostJobHandler(AppDb db, CurrentCall call, JobSubmission submission, Drafts drafts, Audit audit, TimeProvider clock) : IRequestHandler<PostJob, Outcome<PostJobResult>>
{
    public async Task<Outcome<PostJobResult>> Handle(PostJob request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.Refused("PostJob_NoTenant");
        if (await submission.IsReferenceTaken(request.Fields.ToSource(), null, ct)) return Outcome.Invalid("Fields.Reference", "PostJob_ReferenceTaken");

        var employer = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == call.EmployerId, ct);
        var job = Job.Draft(employer.Id, employer.Name, request.Fields.ToContent(), request.Fields.ToSource(), clock.GetUtcNow(), employer.IsDemo);
        if (request.For is { } member)
        {
            if (!await db.ParkMemberships.Covers(call.Tenant.Id, employer.Id, member, ct)) return Outcome.Invalid(nameof(request.For), "SubmitJob_NotMember");
            job.PostFor(member, await db.Employers.Where(e => e.Id == member).Select(e => e.Name).SingleAsync(ct));
        }

        db.Add(job);
        if (request.Submit && await submission.Submit(job, ct) is { } failure) return failure;
        await drafts.Sent(call, null, ct);
        audit.Write(request.Submit ? "jobs.submit" : "jobs.draft", job.Id);
        return new PostJobResult(job.Id, job.Status);
    }
}
