using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Goes back to the password alone, in exchange for a code of the app or a recovery code. Not for staff: they may only replace the factor.</summary>
[SignedIn]
public sealed record RemoveSecondFactor(string Code) : ISteppedCommand<RemoveSecondFactorResult>;

/// <param name="Session">A new session; all others have ended.</param>
public sealed record RemoveSecondFactorResult(SessionTicket? Session);

internal sealed class RemoveSecondFactorValidator : AbstractValidator<RemoveSecondFactor>
{
    public RemoveSecondFactorValidator()
    {
        RuleFor(x => x.Code).Must(code => !string.IsNullOrWhiteSpace(code)).Says("SetSecondFactor_CodeMissing");
        RuleFor(x => x.Code).IsPlainText(AccountRules.CodeMax, "SetSecondFactor_CodeWrong");
    }
}

internal sealed class RemoveSecondFactorHandler(FactorChanges changes, CurrentCall call) : IRequestHandler<RemoveSecondFactor, Outcome<RemoveSecondFactorResult>>
{
    public async Task<Outcome<RemoveSecondFactorResult>> Handle(RemoveSecondFactor request, CancellationToken cancellationToken)
    {
        if (call.Rights.HoldsStaffRole) return Outcome.Refused("RemoveSecondFactor_Staff");
        var outcome = await changes.Remove(request.Code, cancellationToken);
        return outcome.Step switch
        {
            ChangeStep.Done => new RemoveSecondFactorResult(outcome.Session),
            ChangeStep.TooMany => Outcome.Refused("AccountSettings_TooMany"),
            ChangeStep.Lapsed => Outcome.NotFound,
            _ => Outcome.Invalid(nameof(request.Code), "SetSecondFactor_CodeWrong"),
        };
    }
}
