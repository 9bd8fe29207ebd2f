using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>How many applications stand where at this tenant. Counts only: staff learn nothing about a person here.</summary>
[Requires(ApplicationsPermissions.Count)]
public sealed record CountApplications : IQuery<CountApplicationsResult>;

public sealed record CountApplicationsResult(IReadOnlyDictionary<ApplicationState, int> ByState);

internal sealed class CountApplicationsHandler(AppDb db, CurrentCall call) : IRequestHandler<CountApplications, Outcome<CountApplicationsResult>>
{
    public async Task<Outcome<CountApplicationsResult>> Handle(CountApplications request, CancellationToken ct)
    {
        var tenant = call.TenantId;
        var counts = await db.JobApplications.Where(a => a.TenantId == tenant).GroupBy(a => a.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        return new CountApplicationsResult(counts.ToDictionary(item => item.Key, item => item.Count));
    }
}
