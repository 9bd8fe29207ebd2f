using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Accounts;

/// <summary>What the link of an invitation leads to. Used, withdrawn, expired and made-up links are all not found.</summary>
[Anyone]
public sealed record ViewInvitation(string? Token) : IQuery<ViewInvitationResult>;

/// <param name="Email">Masked; null for somebody signed in with another address.</param>
public sealed record ViewInvitationResult(
    InvitationKind Kind, Bilingual Organisation, IReadOnlyList<PortalRole> Roles, DateTimeOffset ExpiresAt, Invitee Who, string? Email, string? Name);

internal sealed class ViewInvitationValidator : AbstractValidator<ViewInvitation>
{
    public ViewInvitationValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "AcceptInvitation_Lapsed");
}

internal sealed class ViewInvitationHandler(InvitationDesk desk, TenantDirectory tenants, AppDb db) : IRequestHandler<ViewInvitation, Outcome<ViewInvitationResult>>
{
    public async Task<Outcome<ViewInvitationResult>> Handle(ViewInvitation request, CancellationToken cancellationToken)
    {
        if (await desk.Open(request.Token, cancellationToken) is not { } opened) return Outcome.NotFound;
        var name = opened.Kind == InvitationKind.Staff
            ? (await tenants.ById(opened.OrganisationId, cancellationToken))?.Name
            : (await db.Employers.AsNoTracking().SingleOrDefaultAsync(e => e.Id == opened.OrganisationId, cancellationToken))?.Name;
        return name is null ? Outcome.NotFound : new ViewInvitationResult(opened.Kind, name, opened.Roles, opened.ExpiresAt, opened.Who, opened.Email, opened.Name);
    }
}
