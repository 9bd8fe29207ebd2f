using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>One tenant, for the platform's administrators.</summary>
[Requires(TenantsPermissions.Manage)]
public sealed record ViewTenant(string Slug) : IQuery<ViewTenantResult>;

/// <param name="Administrator">Null when the platform invited nobody, or long ago.</param>
public sealed record ViewTenantResult(
    string Slug, TenantFields Fields, string? DivisionCode, string? Host, DateTimeOffset CreatedAt, bool IsDemo, uint Version, bool IsHere,
    AdministratorInvitation? Administrator);

/// <summary>How the invitation of the first administrator stands.</summary>
/// <param name="Email">Null once it is over.</param>
public sealed record AdministratorInvitation(InvitationState State, string? Email, DateTimeOffset SentAt, DateTimeOffset ExpiresAt);

internal sealed class ViewTenantValidator : AbstractValidator<ViewTenant>
{
    public ViewTenantValidator() => RuleFor(x => x.Slug).IsPlainText(Tenant.SlugMax, "Fields_TooLong");
}

internal sealed class ViewTenantHandler(AppDb db, CurrentCall call, InvitationBook book) : IRequestHandler<ViewTenant, Outcome<ViewTenantResult>>
{
    public async Task<Outcome<ViewTenantResult>> Handle(ViewTenant request, CancellationToken cancellationToken)
    {
        if (await db.Set<Tenant>().AsNoTracking().SingleOrDefaultAsync(t => t.Slug == request.Slug, cancellationToken) is not { } tenant) return Outcome.NotFound;
        var invitation = await book.LatestByPlatform(tenant.Id, cancellationToken);
        return new ViewTenantResult(
            tenant.Slug, TenantFields.Of(tenant), tenant.DivisionCode, tenant.Host, tenant.CreatedAt, tenant.IsDemo, tenant.Version, tenant.Id == call.TenantId,
            invitation is null ? null : new AdministratorInvitation(invitation.State, invitation.Email, invitation.SentAt, invitation.ExpiresAt));
    }
}
