using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>By what the applicants for each of the employer's positions at this tenant are assessed.</summary>
[Requires(ApplicationsPermissions.Read)]
public sealed record BrowseScoreSheets : IQuery<BrowseScoreSheetsResult>;

public sealed record BrowseScoreSheetsResult(IReadOnlyList<BrowseScoreSheetsResult.Sheet> Sheets)
{
    public const int Most = 200;

    /// <param name="IsFixed">Somebody has applied.</param>
    /// <param name="Version">0 while it has the usual criteria.</param>
    public sealed record Sheet(Guid JobId, Bilingual JobTitle, IReadOnlyList<string> Criteria, bool IsFixed, uint Version);
}

internal sealed class BrowseScoreSheetsHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseScoreSheets, Outcome<BrowseScoreSheetsResult>>
{
    public async Task<Outcome<BrowseScoreSheetsResult>> Handle(BrowseScoreSheets request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var applications = db.JobApplications.OfEmployerOf(call);
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.TenantId == tenant.Id && j.EmployerId == employer && j.Status != JobStatus.Closed).OrderByDescending(j => j.CreatedAt).Take(BrowseScoreSheetsResult.Most)
            .Select(j => new { j.Id, j.Content.Title, IsFixed = applications.Any(a => a.JobId == j.Id) }).ToListAsync(ct);
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.TenantId == tenant.Id && s.EmployerId == employer).ToDictionaryAsync(s => s.JobId, ct);
        return new BrowseScoreSheetsResult([.. jobs.Select(j => sheets.GetValueOrDefault(j.Id) is { } own
            ? new BrowseScoreSheetsResult.Sheet(j.Id, j.Title, own.Criteria, j.IsFixed, own.Version) : new BrowseScoreSheetsResult.Sheet(j.Id, j.Title, ScoreSheet.Usual, j.IsFixed, 0))]);
    }
}
