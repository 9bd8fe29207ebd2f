using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reports;

/// <summary>What one sees before reporting a posting: which it is, and what came of one's own earlier report.</summary>
[Anyone]
public sealed record ViewReportForm(Guid JobId) : IQuery<ViewReportFormResult>;

/// <param name="Tenant">Whose posting it is; one reports on its site.</param>
/// <param name="IsSignedIn">Whether the caller will see what comes of it.</param>
/// <param name="Earlier">The caller's latest report of it; null without one, and without an account.</param>
public sealed record ViewReportFormResult(Guid JobId, Bilingual Title, Bilingual Employer, TenantRef Tenant, bool IsOpen, bool IsSignedIn, ViewReportFormResult.Own? Earlier)
{
    public sealed record Own(DateTimeOffset ReportedAt, DateTimeOffset DueAt, ReportOutcome? Outcome, DateTimeOffset? DecidedAt);
}

internal sealed class ViewReportFormHandler(AppDb db, CurrentCall call, TenantDirectory tenants) : IRequestHandler<ViewReportForm, Outcome<ViewReportFormResult>>
{
    public async Task<Outcome<ViewReportFormResult>> Handle(ViewReportForm request, CancellationToken ct)
    {
        var here = call.TenantId;
        var listing = await db.JobListings.AsNoTracking().SingleOrDefaultAsync(l => l.JobId == request.JobId && (here == null || l.TenantId == here), ct);
        if (listing is null || await tenants.ById(listing.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var earlier = call.UserId is { } user
            ? await db.JobReports.AsNoTracking().Where(r => r.TenantId == tenant.Id && r.JobId == request.JobId && r.TalentUserId == user).OrderByDescending(r => r.ReportedAt)
                .Select(r => new ViewReportFormResult.Own(r.ReportedAt, r.DueAt, r.Outcome, r.DecidedAt)).FirstOrDefaultAsync(ct)
            : null;
        return new ViewReportFormResult(listing.JobId, listing.Title, listing.Employer, tenant, listing.ClosedAt is null, call.UserId is not null, earlier);
    }
}
