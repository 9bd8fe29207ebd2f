using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Tenants;

/// <summary>A new tenant with a site of its own, at <c>/{slug}</c> and, where it has one, at its host name; its first administrator is invited.</summary>
/// <param name="AdministratorEmail">Where the invitation goes; whoever accepts it invites everyone else.</param>
[Requires(TenantsPermissions.Manage)]
public sealed record CreateTenant(string? Slug, TenantFields Fields, string? DivisionCode, string? Host, string? AdministratorEmail) : ICommand<CreateTenantResult>;

public sealed record CreateTenantResult(string Slug);

internal sealed class CreateTenantValidator : AbstractValidator<CreateTenant>
{
    public CreateTenantValidator()
    {
        RuleFor(x => x.Slug).Custom((slug, context) =>
        {
            if (Slug.Check(slug, Slug.ReservedForTenants) is { } fault) context.AddFailure(new ValidationFailure(nameof(CreateTenant.Slug), "") { CustomState = new TextKey($"Slug_{fault}", Slug.MinLength, Slug.MaxLength) });
        });
        RuleFor(x => x.Fields).SetValidator(new TenantFieldsValidator());
        RuleFor(x => x.DivisionCode).IsDivision();
        RuleFor(x => x.Host).IsHost();
        RuleFor(x => x.AdministratorEmail!).IsEmail("Administrator_EmailMissing", "Administrator_EmailWrong");
    }
}

internal sealed class CreateTenantHandler(AppDb db, InvitationBook book, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<CreateTenant, Outcome<CreateTenantResult>>
{
    public async Task<Outcome<CreateTenantResult>> Handle(CreateTenant request, CancellationToken cancellationToken)
    {
        var host = TenantAddress.Normal(request.Host);
        if (await db.Set<Tenant>().AnyAsync(t => t.Slug == request.Slug, cancellationToken)) return Outcome.Invalid(nameof(request.Slug), "Slug_Taken");
        if (host is not null && await db.Set<Tenant>().AnyAsync(t => t.Host == host, cancellationToken)) return Outcome.Invalid(nameof(request.Host), "Fields_HostTaken");
        var tenant = Tenant.Create(
            request.Slug!, Bilingual.Empty, Bilingual.Empty, Bilingual.Empty, TenantFields.FirstAccent, host,
            request.Fields.DefaultLanguage, Typed.Tidy(request.DivisionCode), clock.GetUtcNow());
        request.Fields.WriteTo(tenant);
        db.Add(tenant);
        changes.At(tenant.Id);
        audit.WriteForPlatform("tenants.create", tenant.Id, tenant.Slug);
        if (await book.InviteAdministrator(tenant, request.AdministratorEmail!, cancellationToken) is { } refusal) return refusal;
        audit.WriteForPlatform("tenants.invite", tenant.Id, tenant.Slug);
        return new CreateTenantResult(tenant.Slug);
    }
}
