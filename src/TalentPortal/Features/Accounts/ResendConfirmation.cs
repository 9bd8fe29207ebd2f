using FluentValidation;
using MediatR;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Asks for the mail of a registration once more. The answer is the same for every address.</summary>
[Anyone]
public sealed record ResendConfirmation(string Email) : ISteppedCommand<Done>;

internal sealed class ResendConfirmationValidator : AbstractValidator<ResendConfirmation>
{
    public ResendConfirmationValidator() => RuleFor(x => x.Email).IsEmail("Accounts_EmailMissing", "Accounts_EmailWrong");
}

internal sealed class ResendConfirmationHandler(Registration registration) : IRequestHandler<ResendConfirmation, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ResendConfirmation request, CancellationToken cancellationToken) =>
        (await registration.AskAgain(EmailAddress.Read(request.Email)!, cancellationToken)).ToOutcome();
}
