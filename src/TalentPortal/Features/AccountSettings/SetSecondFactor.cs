using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Puts a key into use once a code proves that the app has it. Shows the recovery codes, this once.</summary>
[SignedIn]
public sealed record SetSecondFactor(string? Proposal, string Code, string Password) : ISteppedCommand<SetSecondFactorResult>;

public sealed record SetSecondFactorResult(IReadOnlyList<string> Codes, SessionTicket? Session);

internal sealed class SetSecondFactorValidator : AbstractValidator<SetSecondFactor>
{
    public SetSecondFactorValidator()
    {
        RuleFor(x => x.Proposal).IsPlainText(ProposeSecondFactorValidator.SealedMax, "SetSecondFactor_CodeWrong");
        RuleFor(x => x.Code).Must(code => !string.IsNullOrWhiteSpace(code)).Says("SetSecondFactor_CodeMissing");
        RuleFor(x => x.Code).IsPlainText(AccountRules.CodeMax, "SetSecondFactor_CodeWrong");
        RuleFor(x => x.Password).IsGivenPassword("AccountSettings_PasswordMissing", "AccountSettings_PasswordTooLong");
    }
}

internal sealed class SetSecondFactorHandler(FactorChanges changes) : IRequestHandler<SetSecondFactor, Outcome<SetSecondFactorResult>>
{
    public async Task<Outcome<SetSecondFactorResult>> Handle(SetSecondFactor request, CancellationToken cancellationToken)
    {
        var outcome = await changes.SetUp(request.Proposal, request.Code, request.Password, cancellationToken);
        return outcome.Step switch
        {
            ChangeStep.Done => new SetSecondFactorResult(outcome.Codes!, outcome.Session),
            // The password was right if the code was looked at at all.
            ChangeStep.Wrong => outcome.CodeWasChecked
                ? Outcome.Invalid(nameof(request.Code), "SetSecondFactor_CodeWrong")
                : Outcome.Invalid(nameof(request.Password), "AccountSettings_PasswordWrong"),
            ChangeStep.TooMany => Outcome.Refused("AccountSettings_TooMany"),
            ChangeStep.Lapsed => Outcome.Refused("SetSecondFactor_SignInAgain"),
            _ => Outcome.Refused("AccountSettings_Busy"),
        };
    }
}
