using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reports;

/// <summary>All open reports of one posting, as they were written; never who wrote them.</summary>
[Requires(ReportsPermissions.Decide)]
public sealed record ViewReports(Guid JobId) : IQuery<ViewReportsResult>;

/// <param name="Seen">The latest report that is shown; a decision names it, so that none is decided unread.</param>
public sealed record ViewReportsResult(Guid JobId, Bilingual Title, Bilingual Employer, Bilingual PostedBy, JobStatus Status, bool IsPaused, IReadOnlyList<ViewReportsResult.Report> Reports, Guid? Seen)
{
    /// <param name="Contact">What somebody without an account left.</param>
    public sealed record Report(Guid Id, ReportReason Reason, string? Words, string? Contact, bool HasAccount, DateTimeOffset ReportedAt, DateTimeOffset DueAt);
}

internal sealed class ViewReportsHandler(AppDb db, CurrentCall call, SealedReport words) : IRequestHandler<ViewReports, Outcome<ViewReportsResult>>
{
    public async Task<Outcome<ViewReportsResult>> Handle(ViewReports request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var reports = await db.JobReports.AsNoTracking().AtTenantOf(call).Where(r => r.JobId == request.JobId && r.Outcome == null).OrderBy(r => r.ReportedAt).ThenBy(r => r.Id).ToListAsync(ct);
        if (reports.Count == 0) return Outcome.NotFound;
        var job = await db.Jobs.AsNoTracking().AtTenantOf(call).SingleAsync(j => j.Id == request.JobId, ct);
        List<ViewReportsResult.Report> open = [];
        foreach (var r in reports) open.Add(new(r.Id, r.Reason, await words.Words(r, ct), await words.Contact(r, ct), r.TalentUserId is not null, r.ReportedAt, r.DueAt));
        var names = await db.NamesBehind([job], ct);
        return new ViewReportsResult(job.Id, job.Content.Title, names[job.NamedEmployerId], job.ForEmployerId is null ? Bilingual.Empty : names[job.EmployerId], job.Status, job.HeldAt is not null, open, reports[^1].Id);
    }
}
