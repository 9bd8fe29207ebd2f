using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>Staff publish a posting, or the change of a live one, or send it back with a reason.</summary>
/// <param name="ReasonZh">For the employer, in Chinese; one of the two languages is needed to send back.</param>
/// <param name="Version">Of what was reviewed: if it changed since, there is a conflict, and nothing unread is published.</param>
/// <param name="NoFee">Why words of money in it are no fee asked of the applicant; needed to publish where there are such words.</param>
[Requires(JobsPermissions.Review)]
public sealed record ReviewJob(Guid JobId, bool Publish, string? ReasonZh, string? ReasonEn, uint Version, string? NoFee = null) : ICommand<Done>;

internal sealed class ReviewJobValidator : AbstractValidator<ReviewJob>
{
    public ReviewJobValidator()
    {
        RuleFor(r => r.ReasonZh).Must((r, zh) => Typed.Tidy(zh) is not null || Typed.Tidy(r.ReasonEn) is not null).Says("ReviewJob_ReasonMissing").When(r => !r.Publish);
        RuleFor(r => r.ReasonZh).IsPlainText(Job.ReasonMax, "JobFields_TooLong");
        RuleFor(r => r.ReasonEn).IsPlainText(Job.ReasonMax, "JobFields_TooLong");
        RuleFor(r => r.NoFee).IsPlainText(ReviewJobHandler.NoFeeMax, "JobFields_TooLong");
    }
}

internal sealed class ReviewJobHandler(AppDb db, CurrentCall call, JobSubmission submission, Audit audit, TimeProvider clock) : IRequestHandler<ReviewJob, Outcome<Done>>
{
    /// <summary>As long as the audit keeps it.</summary>
    internal const int NoFeeMax = 200;

    public async Task<Outcome<Done>> Handle(ReviewJob request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var job = await db.Jobs.AtTenantOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId && j.Status != JobStatus.Draft, ct);
        if (job is null) return Outcome.NotFound;
        var change = job.Status == JobStatus.Live ? await db.JobChanges.Of(job, ct) : null;
        if ((change?.Version ?? job.Version) != request.Version) return Outcome.Conflict;

        var (now, reviewer) = (clock.GetUtcNow(), await db.StaffMembershipOf(call, ct));
        var reason = new Bilingual(Typed.Tidy(request.ReasonZh), Typed.Tidy(request.ReasonEn));
        if (request.Publish)
        {
            // Between submission and review a closing date may pass, and an admission may end.
            if (JobChecks.AsksForMoney(change?.Content ?? job.Content) && Typed.Tidy(request.NoFee) is null) return Outcome.Invalid(nameof(request.NoFee), "ReviewJob_NoFeeMissing");
            // An employer may have taken another name since, or come by a file.
            if ((await submission.Names(job, change?.Content ?? job.Content, ct)).Count > 0) return Outcome.Refused("ReviewJob_NamesEmployer");
            if ((change?.Content ?? job.Content).ClosingDate < tenant.DayAt(now)) return Outcome.Refused("ReviewJob_DatePassed");
            if (!await db.EmployerAdmissions.Admits(tenant.Id, job.EmployerId, ct)) return Outcome.Refused("ReviewJob_NotAdmitted");
            // What the tenant itself collected is shown without a mark and says so; an employer's own needs one.
            if (job.SourceScheme == JobSource.OfEmployer && await submission.Standing(job, ct) is not null) return Outcome.Refused("ReviewJob_NotVerified");
        }

        var refusal = (request.Publish, change) switch
        {
            (true, null) => job.Publish(reviewer, now),
            (true, { } proposed) => job.Approve(proposed, reviewer, now),
            (false, null) => job.Return(reason, reviewer, now),
            (false, { } proposed) => proposed.Return(job, reason),
        };
        if (refusal is not null) return Outcome.Refused(refusal);
        if (request.Publish && change is not null) db.Remove(change);
        audit.Write(request.Publish ? "jobs.publish" : "jobs.return", job.Id, string.Join(": ", new[] { change is null ? null : "change", request.Publish ? Typed.Tidy(request.NoFee) : null }.OfType<string>()) is { Length: > 0 } detail ? detail : null);
        return Done.Value;
    }
}
