using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>The postings at the tenant of the site that parks gave to staff in the employer's name; what a park is still writing is the park's.</summary>
[Requires(JobsPermissions.Post)]
public sealed record BrowsePostedForUs : IQuery<BrowsePostedForUsResult>
{
    public const int Most = 100;
}

/// <param name="Rows">The open ones first, then the latest.</param>
public sealed record BrowsePostedForUsResult(IReadOnlyList<BrowsePostedForUsResult.Row> Rows)
{
    public sealed record Row(Guid Id, Bilingual Title, Bilingual PostedBy, JobStatus Status, JobCloseReason? CloseReason, DateTimeOffset ChangedAt, uint Version)
    {
        public bool IsOpen => Status is not JobStatus.Closed;
    }
}

internal sealed class BrowsePostedForUsHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowsePostedForUs, Outcome<BrowsePostedForUsResult>>
{
    public async Task<Outcome<BrowsePostedForUsResult>> Handle(BrowsePostedForUs request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var rows = await db.Jobs.AsNoTracking().ForEmployerOf(call).OrderBy(j => j.Status == JobStatus.Closed).ThenByDescending(j => j.ChangedAt).ThenBy(j => j.Id).Take(BrowsePostedForUs.Most)
            .Select(j => new BrowsePostedForUsResult.Row(j.Id, j.Content.Title, j.EmployerName, j.Status, j.CloseReason, j.ChangedAt, j.Version)).ToListAsync(ct);
        return new BrowsePostedForUsResult(rows);
    }
}
