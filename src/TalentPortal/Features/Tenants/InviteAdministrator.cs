using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>
/// Invites somebody as the first administrator of a tenant, in place of an address that was wrong or never answered.
/// Once one has accepted, the tenant's staff is the tenant's business.
/// </summary>
[Requires(TenantsPermissions.Manage)]
public sealed record InviteAdministrator(string Slug, string? AdministratorEmail) : ICommand<Done>;

internal sealed class InviteAdministratorValidator : AbstractValidator<InviteAdministrator>
{
    public InviteAdministratorValidator()
    {
        RuleFor(x => x.Slug).IsPlainText(Tenant.SlugMax, "Fields_TooLong");
        RuleFor(x => x.AdministratorEmail!).IsEmail("Administrator_EmailMissing", "Administrator_EmailWrong");
    }
}

internal sealed class InviteAdministratorHandler(AppDb db, InvitationBook book, Audit audit) : IRequestHandler<InviteAdministrator, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(InviteAdministrator request, CancellationToken cancellationToken)
    {
        if (await db.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == request.Slug, cancellationToken) is not { } tenant) return Outcome.NotFound;
        if (await book.LatestByPlatform(tenant.Id, cancellationToken) is { State: InvitationState.Accepted }) return Outcome.Refused("Administrator_HasOne");
        await book.WithdrawAllByPlatform(tenant.Id, cancellationToken);
        if (await book.InviteAdministrator(tenant, request.AdministratorEmail!, cancellationToken) is { } refusal) return refusal;
        audit.WriteForPlatform("tenants.invite", tenant.Id, tenant.Slug);
        return Done.Value;
    }
}
