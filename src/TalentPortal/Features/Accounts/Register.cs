using FluentValidation;
using MediatR;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Asks for an account. The answer is the same whether the address has one already; the mail tells.</summary>
/// <param name="ReturnUrl">Local address to go on to once the account is confirmed, such as the position one wants to apply for.</param>
[Anyone]
public sealed record Register(string Email, string Password, string? ReturnUrl) : ISteppedCommand<Done>;

internal sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator()
    {
        RuleFor(x => x.Email).IsEmail("Accounts_EmailMissing", "Accounts_EmailWrong");
        RuleFor(x => x.Password).IsNewPassword("Accounts_PasswordMissing", "Accounts_PasswordTooLong", "Accounts_PasswordTooShort", "Accounts_PasswordCommon", x => x.Email);
    }
}

internal sealed class RegisterHandler(Registration registration) : IRequestHandler<Register, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(Register request, CancellationToken cancellationToken) =>
        (await registration.Ask(EmailAddress.Read(request.Email)!, request.Password, request.ReturnUrl, cancellationToken)).ToOutcome();
}
