using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>A tenant's administrator changes how its own site presents itself.</summary>
[Requires(TenantsPermissions.Describe)]
public sealed record DescribeSite(TenantFields Fields, uint Version) : ICommand<Done>;

internal sealed class DescribeSiteValidator : AbstractValidator<DescribeSite>
{
    public DescribeSiteValidator() => RuleFor(x => x.Fields).SetValidator(new TenantFieldsValidator());
}

internal sealed class DescribeSiteHandler(AppDb db, CurrentCall call, PublicChanges changes, Audit audit) : IRequestHandler<DescribeSite, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DescribeSite request, CancellationToken cancellationToken)
    {
        var id = call.RequiredTenant.Id;
        var tenant = await db.Set<Tenant>().SingleAsync(t => t.Id == id, cancellationToken);
        db.Entry(tenant).Property(t => t.Version).OriginalValue = request.Version;
        request.Fields.WriteTo(tenant);
        changes.At(tenant.Id);
        audit.Write("tenants.describe", tenant.Id);
        return Done.Value;
    }
}
