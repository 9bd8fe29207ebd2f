using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>Which of the employer's own postings here read like what is about to be submitted.</summary>
/// <param name="JobId">The posting that is being written; it is not like itself.</param>
[Requires(JobsPermissions.Post)]
public sealed record FindAlikeJobs(Guid? JobId, JobFields Fields) : IQuery<FindAlikeJobsResult>;

public sealed record FindAlikeJobsResult(IReadOnlyList<AlikeJob> Jobs);

internal sealed class FindAlikeJobsValidator : AbstractValidator<FindAlikeJobs>
{
    public FindAlikeJobsValidator() => RuleFor(f => f.Fields).SetValidator(new JobFieldsValidator());
}

internal sealed class FindAlikeJobsHandler(AppDb db, CurrentCall call) : IRequestHandler<FindAlikeJobs, Outcome<FindAlikeJobsResult>>
{
    public async Task<Outcome<FindAlikeJobsResult>> Handle(FindAlikeJobs request, CancellationToken ct) => call.Tenant is null
        ? Outcome.NotFound
        : new FindAlikeJobsResult(await AlikeJobs.Find(db, db.Jobs.OfEmployerOf(call), request.Fields.ToContent(), request.JobId, ct));
}
