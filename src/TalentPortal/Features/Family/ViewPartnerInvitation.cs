using FluentValidation;
using MediatR;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Family;

/// <summary>What the link of a partner's invitation leads to. Used, withdrawn, declined, expired and made-up links are all not found.</summary>
[Anyone]
public sealed record ViewPartnerInvitation(string? Token) : IQuery<ViewPartnerInvitationResult>;

/// <param name="Name">By which whoever invites wants to be known.</param>
/// <param name="IsSignedIn">Whether somebody is signed in; nothing is said of accounts that others have.</param>
/// <param name="IsOwn">Whether it is the caller's own invitation.</param>
/// <param name="IsTaken">Whether the caller has another link, which has to end first.</param>
public sealed record ViewPartnerInvitationResult(string? Name, DateTimeOffset ExpiresAt, bool IsSignedIn, bool IsOwn, bool IsTaken);

internal sealed class ViewPartnerInvitationValidator : AbstractValidator<ViewPartnerInvitation>
{
    public ViewPartnerInvitationValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "PartnerInvitation_Lapsed");
}

internal sealed class ViewPartnerInvitationHandler(PartnerInvitations invitations, PartnerLinks links, CurrentCall call) : IRequestHandler<ViewPartnerInvitation, Outcome<ViewPartnerInvitationResult>>
{
    public async Task<Outcome<ViewPartnerInvitationResult>> Handle(ViewPartnerInvitation request, CancellationToken ct)
    {
        if (await invitations.Open(request.Token, ct) is not { } found) return Outcome.NotFound;
        var isTaken = call.UserId is { } me && (await links.Of(me, ct)).Mine?.PartnerId is not null;
        return new ViewPartnerInvitationResult(found.Name, found.ExpiresAt, call.UserId is not null, found.From == call.UserId, isTaken);
    }
}
