using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Asks for another address. It counts once the link is followed that is mailed there; the answer is the same for every address.</summary>
[SignedIn]
public sealed record ChangeEmail(string Email, string Password) : ISteppedCommand<Done>;

internal sealed class ChangeEmailValidator : AbstractValidator<ChangeEmail>
{
    public ChangeEmailValidator()
    {
        RuleFor(x => x.Email).IsEmail("AccountSettings_EmailMissing", "AccountSettings_EmailWrong");
        RuleFor(x => x.Password).IsGivenPassword("AccountSettings_PasswordMissing", "AccountSettings_PasswordTooLong");
    }
}

internal sealed class ChangeEmailHandler(AccountChanges changes) : IRequestHandler<ChangeEmail, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChangeEmail request, CancellationToken cancellationToken) =>
        await changes.ChangeAddress(EmailAddress.Read(request.Email)!, request.Password, cancellationToken) switch
        {
            ChangeStep.Done => Done.Value,
            ChangeStep.Wrong => Outcome.Invalid(nameof(request.Password), "AccountSettings_PasswordWrong"),
            ChangeStep.TooMany => Outcome.Refused("AccountSettings_TooMany"),
            _ => Outcome.Refused("AccountSettings_Busy"),
        };
}
