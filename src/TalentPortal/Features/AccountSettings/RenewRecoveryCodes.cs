using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Replaces the recovery codes in exchange for a code of the app.</summary>
[SignedIn]
public sealed record RenewRecoveryCodes(string Code) : ISteppedCommand<RenewRecoveryCodesResult>;

public sealed record RenewRecoveryCodesResult(IReadOnlyList<string> Codes);

internal sealed class RenewRecoveryCodesValidator : AbstractValidator<RenewRecoveryCodes>
{
    public RenewRecoveryCodesValidator()
    {
        RuleFor(x => x.Code).Must(code => !string.IsNullOrWhiteSpace(code)).Says("SetSecondFactor_CodeMissing");
        RuleFor(x => x.Code).IsPlainText(AccountRules.CodeMax, "SetSecondFactor_CodeWrong");
    }
}

internal sealed class RenewRecoveryCodesHandler(FactorChanges changes) : IRequestHandler<RenewRecoveryCodes, Outcome<RenewRecoveryCodesResult>>
{
    public async Task<Outcome<RenewRecoveryCodesResult>> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        var outcome = await changes.RenewCodes(request.Code, cancellationToken);
        return outcome.Step switch
        {
            ChangeStep.Done => new RenewRecoveryCodesResult(outcome.Codes!),
            ChangeStep.TooMany => Outcome.Refused("AccountSettings_TooMany"),
            ChangeStep.Lapsed => Outcome.NotFound,
            _ => Outcome.Invalid(nameof(request.Code), "SetSecondFactor_CodeWrong"),
        };
    }
}
