using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>Mails the invitation of a tenant's first administrator anew; the earlier link no longer works.</summary>
[Requires(TenantsPermissions.Manage)]
public sealed record ResendAdministratorInvitation(string Slug) : ICommand<Done>;

internal sealed class ResendAdministratorInvitationValidator : AbstractValidator<ResendAdministratorInvitation>
{
    public ResendAdministratorInvitationValidator() => RuleFor(x => x.Slug).IsPlainText(Tenant.SlugMax, "Fields_TooLong");
}

internal sealed class ResendAdministratorInvitationHandler(AppDb db, InvitationBook book, Audit audit) : IRequestHandler<ResendAdministratorInvitation, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ResendAdministratorInvitation request, CancellationToken cancellationToken)
    {
        if (await db.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == request.Slug, cancellationToken) is not { } tenant) return Outcome.NotFound;
        if (await book.LatestByPlatform(tenant.Id, cancellationToken) is not { } latest) return Outcome.NotFound;
        if (FirstAdministrator.FailureOf(await book.Resend(Inviting.Staff(tenant.Id), latest.Id, null, cancellationToken)) is { } failure) return failure;
        audit.WriteForPlatform("tenants.resend", tenant.Id, tenant.Slug);
        return Done.Value;
    }
}
