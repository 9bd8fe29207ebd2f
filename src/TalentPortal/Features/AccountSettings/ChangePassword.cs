using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Exchanges the password. All sessions end; the page gets a new one.</summary>
[SignedIn]
public sealed record ChangePassword(string Current, string Password) : ISteppedCommand<ChangePasswordResult>;

public sealed record ChangePasswordResult(SessionTicket? Session);

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(x => x.Current).IsGivenPassword("AccountSettings_PasswordMissing", "AccountSettings_PasswordTooLong");
        RuleFor(x => x.Password).IsNewPassword("ChangePassword_NewMissing", "AccountSettings_PasswordTooLong", "AccountSettings_PasswordTooShort", "AccountSettings_PasswordCommon");
    }
}

internal sealed class ChangePasswordHandler(AccountChanges changes) : IRequestHandler<ChangePassword, Outcome<ChangePasswordResult>>
{
    public async Task<Outcome<ChangePasswordResult>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var (step, session) = await changes.ChangePassword(request.Current, request.Password, cancellationToken);
        return step switch
        {
            ChangeStep.Done => new ChangePasswordResult(session),
            ChangeStep.Wrong => Outcome.Invalid(nameof(request.Current), "AccountSettings_PasswordWrong"),
            ChangeStep.TooMany => Outcome.Refused("AccountSettings_TooMany"),
            _ => Outcome.Refused("AccountSettings_Busy"),
        };
    }
}
