using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>
/// The applications to the employer's postings at this tenant, without a word about the persons: who applied shows only
/// on opening one, which the person sees in their access log.
/// </summary>
[Requires(ApplicationsPermissions.Read)]
public sealed record BrowseApplicants(Guid? JobId = null, ApplicationState? State = null) : IQuery<BrowseApplicantsResult>;

public sealed record BrowseApplicantsResult(IReadOnlyList<BrowseApplicantsResult.Item> Items, IReadOnlyDictionary<ApplicationState, int> Counts)
{
    /// <param name="Number">Place among the applications to the position, by date: how the employer speaks of one before opening it.</param>
    public sealed record Item(Guid Id, Guid JobId, Bilingual JobTitle, int Number, ApplicationState State, DateTimeOffset AppliedAt, DateTimeOffset ChangedAt);
}

internal sealed class BrowseApplicantsHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseApplicants, Outcome<BrowseApplicantsResult>>
{
    public async Task<Outcome<BrowseApplicantsResult>> Handle(BrowseApplicants request, CancellationToken ct)
    {
        var employer = call.EmployerId;
        var tenant = call.TenantId;
        var all = await db.JobApplications.AsNoTracking()
            .Where(a => a.TenantId == tenant && a.EmployerId == employer && (request.JobId == null || a.JobId == request.JobId))
            .OrderBy(a => a.AppliedAt)
            .Select(a => new { a.Id, a.JobId, a.JobTitle, a.State, a.AppliedAt, a.ChangedAt })
            .ToListAsync(ct);
        var numbered = all.GroupBy(a => a.JobId)
            .SelectMany(group => group.Select((a, i) => new BrowseApplicantsResult.Item(a.Id, a.JobId, a.JobTitle, i + 1, a.State, a.AppliedAt, a.ChangedAt)))
            .ToList();
        return new BrowseApplicantsResult(
            [.. numbered.Where(item => request.State is null || item.State == request.State).OrderByDescending(item => item.AppliedAt)],
            numbered.CountBy(item => item.State).ToDictionary());
    }
}
