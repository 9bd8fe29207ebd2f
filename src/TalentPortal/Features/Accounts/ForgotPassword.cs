using FluentValidation;
using MediatR;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Asks for a link to choose a new password. The answer is the same for every address.</summary>
[Anyone]
public sealed record ForgotPassword(string Email) : ISteppedCommand<Done>;

internal sealed class ForgotPasswordValidator : AbstractValidator<ForgotPassword>
{
    public ForgotPasswordValidator() => RuleFor(x => x.Email).IsEmail("Accounts_EmailMissing", "Accounts_EmailWrong");
}

internal sealed class ForgotPasswordHandler(AccountChanges changes) : IRequestHandler<ForgotPassword, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ForgotPassword request, CancellationToken cancellationToken) =>
        (await changes.ForgotPassword(EmailAddress.Read(request.Email)!, cancellationToken)).ToOutcome();
}
