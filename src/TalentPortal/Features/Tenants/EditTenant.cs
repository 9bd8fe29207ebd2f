using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Tenants;

/// <summary>Changes a tenant; its slug stays, because links to it are out in the world.</summary>
[Requires(TenantsPermissions.Manage)]
public sealed record EditTenant(string Slug, TenantFields Fields, string? DivisionCode, string? Host, uint Version) : ICommand<Done>;

internal sealed class EditTenantValidator : AbstractValidator<EditTenant>
{
    public EditTenantValidator()
    {
        RuleFor(x => x.Slug).IsPlainText(Tenant.SlugMax, "Fields_TooLong");
        RuleFor(x => x.Fields).SetValidator(new TenantFieldsValidator());
        RuleFor(x => x.DivisionCode).IsDivision();
        RuleFor(x => x.Host).IsHost();
    }
}

internal sealed class EditTenantHandler(AppDb db, PublicChanges changes, Audit audit) : IRequestHandler<EditTenant, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EditTenant request, CancellationToken cancellationToken)
    {
        if (await db.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == request.Slug, cancellationToken) is not { } tenant) return Outcome.NotFound;
        var host = TenantAddress.Normal(request.Host);
        if (host is not null && await db.Set<Tenant>().AnyAsync(t => t.Host == host && t.Id != tenant.Id, cancellationToken)) return Outcome.Invalid(nameof(request.Host), "Fields_HostTaken");
        db.Entry(tenant).Property(t => t.Version).OriginalValue = request.Version;
        request.Fields.WriteTo(tenant);
        tenant.Locate(host, Typed.Tidy(request.DivisionCode));
        changes.At(tenant.Id);
        audit.WriteForPlatform("tenants.edit", tenant.Id, tenant.Slug);
        return Done.Value;
    }
}
