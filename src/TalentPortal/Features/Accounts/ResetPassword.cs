using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Chooses a new password by a mailed link. Every session ends and none is opened: one signs in, with the second factor if there is one.</summary>
[Anyone]
public sealed record ResetPassword(string? Token, string Password) : ISteppedCommand<Done>;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator()
    {
        RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ResetPassword_Lapsed");
        RuleFor(x => x.Password).IsNewPassword("Accounts_PasswordMissing", "Accounts_PasswordTooLong", "Accounts_PasswordTooShort", "Accounts_PasswordCommon");
    }
}

internal sealed class ResetPasswordHandler(AccountChanges changes) : IRequestHandler<ResetPassword, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ResetPassword request, CancellationToken cancellationToken) =>
        await changes.ResetPassword(request.Token, request.Password, cancellationToken) switch
        {
            ChangeStep.Done => Done.Value,
            ChangeStep.Busy => Outcome.Refused("Accounts_Busy"),
            _ => Outcome.Refused("ResetPassword_Lapsed"),
        };
}
