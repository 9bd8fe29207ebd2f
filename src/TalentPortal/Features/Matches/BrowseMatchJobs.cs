using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>The published positions of the employer at the tenant, for each of which cards can be put in order.</summary>
[Requires(MatchesPermissions.Talents)]
public sealed record BrowseMatchJobs : IQuery<BrowseMatchJobsResult>;

public sealed record BrowseMatchJobsResult(IReadOnlyList<BrowseMatchJobsResult.Item> Items)
{
    /// <summary>The newest; who has more finds the others by their address.</summary>
    public const int Most = 200;

    public sealed record Item(Guid JobId, Bilingual Title);
}

internal sealed class BrowseMatchJobsHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseMatchJobs, Outcome<BrowseMatchJobsResult>>
{
    public async Task<Outcome<BrowseMatchJobsResult>> Handle(BrowseMatchJobs request, CancellationToken ct)
    {
        var (tenant, employer) = (call.TenantId, call.EmployerId);
        if (tenant is null || employer is null) return Outcome.NotFound;
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.TenantId == tenant && j.EmployerId == employer && j.IsPublic).OrderByDescending(j => j.PublishedAt).ThenBy(j => j.Id).Take(BrowseMatchJobsResult.Most).Select(j => new { j.Id, j.Content.Title }).ToListAsync(ct);
        return new BrowseMatchJobsResult([.. jobs.Select(j => new BrowseMatchJobsResult.Item(j.Id, j.Title))]);
    }
}
