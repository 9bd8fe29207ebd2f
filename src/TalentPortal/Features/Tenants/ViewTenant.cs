using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>One tenant, for the platform's administrators.</summary>
[Requires(TenantsPermissions.Manage)]
public sealed record ViewTenant(string Slug) : IQuery<ViewTenantResult>;

public sealed record ViewTenantResult(string Slug, TenantFields Fields, string? DivisionCode, string? Host, DateTimeOffset CreatedAt, bool IsDemo, uint Version, bool IsHere);

internal sealed class ViewTenantValidator : AbstractValidator<ViewTenant>
{
    public ViewTenantValidator() => RuleFor(x => x.Slug).IsPlainText(Tenant.SlugMax, "Fields_TooLong");
}

internal sealed class ViewTenantHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewTenant, Outcome<ViewTenantResult>>
{
    public async Task<Outcome<ViewTenantResult>> Handle(ViewTenant request, CancellationToken cancellationToken) =>
        await db.Set<Tenant>().AsNoTracking().SingleOrDefaultAsync(t => t.Slug == request.Slug, cancellationToken) is { } tenant
            ? new ViewTenantResult(tenant.Slug, TenantFields.Of(tenant), tenant.DivisionCode, tenant.Host, tenant.CreatedAt, tenant.IsDemo, tenant.Version, tenant.Id == call.TenantId)
            : Outcome.NotFound;
}
