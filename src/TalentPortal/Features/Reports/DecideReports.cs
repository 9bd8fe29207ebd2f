using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Reports;

/// <summary>Staff decide on a reported posting: all its open reports end with the same outcome.</summary>
/// <param name="ReasonZh">For the employer, in Chinese; one of the two languages is needed unless the posting stays.</param>
/// <param name="Seen">The latest report that was shown; another one since is a conflict.</param>
[Requires(ReportsPermissions.Decide)]
public sealed record DecideReports(Guid JobId, ReportOutcome Outcome, string? ReasonZh, string? ReasonEn, Guid Seen) : ICommand<Done>;

internal sealed class DecideReportsValidator : AbstractValidator<DecideReports>
{
    public DecideReportsValidator()
    {
        RuleFor(d => d.Outcome).IsInEnum().Says("DecideReports_OutcomeMissing");
        RuleFor(d => d.ReasonZh).Must((d, zh) => Typed.Tidy(zh) is not null || Typed.Tidy(d.ReasonEn) is not null).Says("DecideReports_ReasonMissing").When(d => d.Outcome != ReportOutcome.Kept);
        RuleFor(d => d.ReasonZh).IsPlainText(JobReport.ReasonMax, "ReportJob_TooLong");
        RuleFor(d => d.ReasonEn).IsPlainText(JobReport.ReasonMax, "ReportJob_TooLong");
    }
}

internal sealed class DecideReportsHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<DecideReports, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DecideReports request, CancellationToken ct)
    {
        if (call.Tenant is null) return Platform.Messaging.Outcome.NotFound;
        var reports = await db.JobReports.AtTenantOf(call).Where(r => r.JobId == request.JobId && r.Outcome == null).OrderBy(r => r.ReportedAt).ThenBy(r => r.Id).ToListAsync(ct);
        if (reports.Count == 0) return Platform.Messaging.Outcome.NotFound;
        if (reports[^1].Id != request.Seen) return Platform.Messaging.Outcome.Conflict;

        var job = await db.Jobs.AtTenantOf(call).SingleAsync(j => j.Id == request.JobId, ct);
        var (now, staff) = (clock.GetUtcNow(), await db.StaffMembershipOf(call, ct));
        var reason = new Bilingual(Typed.Tidy(request.ReasonZh), Typed.Tidy(request.ReasonEn));
        // What the employer itself ended, or took back to mend, needs no further step.
        switch (request.Outcome)
        {
            case ReportOutcome.Kept when job.HeldAt is not null && job.Status == JobStatus.InReview:
                job.Publish(staff, now);
                break;
            case ReportOutcome.SentBack:
                job.SendBack(reason, staff, now);
                break;
            case ReportOutcome.TakenDown:
                job.TakeDown(reason, staff, now);
                break;
        }

        foreach (var report in reports) report.Decide(request.Outcome, staff, now);
        audit.Write("reports.decide", job.Id, request.Outcome.ToString());
        return Done.Value;
    }
}
