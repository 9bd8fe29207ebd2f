using FluentValidation;
using MediatR;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Follows the link of a registration with the password chosen there: the account comes into being and is signed in.</summary>
[Anyone]
public sealed record ConfirmEmail(string? Token, string Password) : ISteppedCommand<SignInResult>;

internal sealed class ConfirmEmailValidator : AbstractValidator<ConfirmEmail>
{
    public ConfirmEmailValidator()
    {
        RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ConfirmEmail_Lapsed");
        RuleFor(x => x.Password).IsGivenPassword("Accounts_PasswordMissing", "Accounts_PasswordTooLong");
    }
}

internal sealed class ConfirmEmailHandler(Registration registration, SignInAnswers answers) : IRequestHandler<ConfirmEmail, Outcome<SignInResult>>
{
    public async Task<Outcome<SignInResult>> Handle(ConfirmEmail request, CancellationToken cancellationToken)
    {
        var (outcome, returnUrl) = await registration.Confirm(request.Token, request.Password, cancellationToken);
        return outcome.Step switch
        {
            SignInStep.Wrong => Outcome.Invalid(nameof(request.Password), "ConfirmEmail_PasswordWrong"),
            SignInStep.Lapsed => Outcome.Refused("ConfirmEmail_Lapsed"),
            _ => await answers.Of(outcome, returnUrl, cancellationToken),
        };
    }
}
