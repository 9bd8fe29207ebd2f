using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reports;

/// <summary>The postings that were reported and wait for staff, one entry each, what is due first on top; and what was decided lately.</summary>
[Requires(ReportsPermissions.Decide)]
public sealed record BrowseReports : IQuery<BrowseReportsResult>
{
    public const int Most = 100;

    /// <summary>Days of the figures.</summary>
    public const int FigureDays = 90;
}

/// <param name="Decided">How many reports of the last <see cref="BrowseReports.FigureDays"/> days ended how.</param>
/// <param name="Reasons">How many reports of these days named which reason.</param>
public sealed record BrowseReportsResult(IReadOnlyList<BrowseReportsResult.Item> Items, IReadOnlyDictionary<ReportOutcome, int> Decided, IReadOnlyDictionary<ReportReason, int> Reasons)
{
    /// <param name="IsPaused">It is off the list until somebody decides.</param>
    public sealed record Item(Guid JobId, Bilingual Title, Bilingual Employer, int Reports, IReadOnlyDictionary<ReportReason, int> Reasons, DateTimeOffset DueAt, bool IsOverdue, bool IsPaused, JobStatus Status);
}

internal sealed class BrowseReportsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseReports, Outcome<BrowseReportsResult>>
{
    public async Task<Outcome<BrowseReportsResult>> Handle(BrowseReports request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var since = now.AddDays(-BrowseReports.FigureDays);
        var all = db.JobReports.AsNoTracking().AtTenantOf(call);
        var open = await all.Where(r => r.Outcome == null).Select(r => new { r.JobId, r.Reason, r.DueAt }).ToListAsync(ct);
        var first = open.GroupBy(r => r.JobId).Select(g => new { JobId = g.Key, Due = g.Min(r => r.DueAt), Reasons = g.GroupBy(r => r.Reason).ToDictionary(r => r.Key, r => r.Count()) })
            .OrderBy(g => g.Due).ThenBy(g => g.JobId).Take(BrowseReports.Most).ToList();
        var ids = first.Select(g => g.JobId).ToList();
        var jobs = (await db.Jobs.AsNoTracking().AtTenantOf(call).Where(j => ids.Contains(j.Id)).ToListAsync(ct)).ToDictionary(j => j.Id);
        var names = await db.NamesBehind(jobs.Values, ct);
        var decided = await all.Where(r => r.DecidedAt >= since).GroupBy(r => r.Outcome!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var reasons = await all.Where(r => r.ReportedAt >= since).GroupBy(r => r.Reason).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new BrowseReportsResult(
            [.. first.Select(g => new BrowseReportsResult.Item(
                g.JobId, jobs[g.JobId].Content.Title, names[jobs[g.JobId].NamedEmployerId], g.Reasons.Values.Sum(), g.Reasons, g.Due, g.Due < now, jobs[g.JobId].HeldAt is not null, jobs[g.JobId].Status))],
            decided, reasons);
    }
}
