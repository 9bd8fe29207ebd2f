using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>How the own site presents itself, to be changed.</summary>
[Requires(TenantsPermissions.Describe)]
public sealed record ViewSite : IQuery<ViewSiteResult>;

public sealed record ViewSiteResult(TenantFields Fields, uint Version);

internal sealed class ViewSiteHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewSite, Outcome<ViewSiteResult>>
{
    public async Task<Outcome<ViewSiteResult>> Handle(ViewSite request, CancellationToken cancellationToken)
    {
        var id = call.RequiredTenant.Id;
        var tenant = await db.Set<Tenant>().AsNoTracking().SingleAsync(t => t.Id == id, cancellationToken);
        return new ViewSiteResult(TenantFields.Of(tenant), tenant.Version);
    }
}
