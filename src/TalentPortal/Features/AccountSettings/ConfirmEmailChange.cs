using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Follows the link at the new address; the old address is told. Needs no sign-in: the link is the proof.</summary>
[Anyone]
public sealed record ConfirmEmailChange(string? Token) : ISteppedCommand<Done>;

internal sealed class ConfirmEmailChangeValidator : AbstractValidator<ConfirmEmailChange>
{
    public ConfirmEmailChangeValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ConfirmEmailChange_Lapsed");
}

internal sealed class ConfirmEmailChangeHandler(AccountChanges changes) : IRequestHandler<ConfirmEmailChange, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ConfirmEmailChange request, CancellationToken cancellationToken) =>
        await changes.ConfirmAddress(request.Token, cancellationToken) == ChangeStep.Done ? Done.Value : Outcome.Refused("ConfirmEmailChange_Lapsed");
}
