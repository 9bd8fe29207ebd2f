using FluentValidation;
using MediatR;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Step one of signing in.</summary>
/// <param name="Remember">Stay signed in on this device; without effect for those who hold a role.</param>
[Anyone]
public sealed record SignIn(string Email, string Password, bool Remember, string? ReturnUrl) : ISteppedCommand<SignInResult>;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(x => x.Email).IsEmail("Accounts_EmailMissing", "Accounts_EmailWrong");
        RuleFor(x => x.Password).IsGivenPassword("Accounts_PasswordMissing", "Accounts_PasswordTooLong");
    }
}

internal sealed class SignInHandler(SigningIn signIn, SignInAnswers answers) : IRequestHandler<SignIn, Outcome<SignInResult>>
{
    public async Task<Outcome<SignInResult>> Handle(SignIn request, CancellationToken cancellationToken) =>
        await answers.Of(await signIn.WithPassword(EmailAddress.Read(request.Email)!, request.Password, request.Remember, cancellationToken), request.ReturnUrl, cancellationToken);
}
