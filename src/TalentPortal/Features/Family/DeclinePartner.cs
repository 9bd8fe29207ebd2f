using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Family;

/// <summary>Declines a partner's invitation, with or without an account. Whoever invited is not told, and can no longer cause mails to the address.</summary>
[Anyone]
public sealed record DeclinePartner(string? Token) : ICommand<Done>;

internal sealed class DeclinePartnerValidator : AbstractValidator<DeclinePartner>
{
    public DeclinePartnerValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "PartnerInvitation_Lapsed");
}

internal sealed class DeclinePartnerHandler(PartnerInvitations invitations) : IRequestHandler<DeclinePartner, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DeclinePartner request, CancellationToken ct) => await invitations.Decline(request.Token, ct) ? Done.Value : Outcome.NotFound;
}
