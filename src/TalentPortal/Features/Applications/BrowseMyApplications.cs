using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>The person's own applications, at every tenant, newest first.</summary>
[SignedIn]
public sealed record BrowseMyApplications : IQuery<BrowseMyApplicationsResult>;

public sealed record BrowseMyApplicationsResult(IReadOnlyList<BrowseMyApplicationsResult.Item> Items)
{
    public sealed record Item(Guid Id, string Reference, Guid JobId, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, ApplicationState State, DateTimeOffset AppliedAt, DateTimeOffset ChangedAt, bool IsOpen, OwedAnswer? Owed);
}

internal sealed class BrowseMyApplicationsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseMyApplications, Outcome<BrowseMyApplicationsResult>>
{
    public async Task<Outcome<BrowseMyApplicationsResult>> Handle(BrowseMyApplications request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var applications = await db.JobApplications.AsNoTracking().Where(a => a.TalentUserId == talent).OrderByDescending(a => a.AppliedAt).ToListAsync(ct);
        List<BrowseMyApplicationsResult.Item> items = [];
        foreach (var a in applications)
            if (await tenants.ById(a.TenantId, ct) is { } tenant)
                items.Add(new(a.Id, a.Reference, a.JobId, tenant, a.JobTitle, a.EmployerName, a.State, a.AppliedAt, a.ChangedAt, a.IsOpen, OwedAnswer.Of(a, tenant.DayAt(clock.GetUtcNow()))));
        return new BrowseMyApplicationsResult(items);
    }
}
