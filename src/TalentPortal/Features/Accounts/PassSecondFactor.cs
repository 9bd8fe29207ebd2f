using FluentValidation;
using MediatR;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Step two of signing in: a code of the authenticator app, or a recovery code.</summary>
[Anyone]
public sealed record PassSecondFactor(string Code, string? ReturnUrl) : ISteppedCommand<SignInResult>;

internal sealed class PassSecondFactorValidator : AbstractValidator<PassSecondFactor>
{
    public PassSecondFactorValidator()
    {
        RuleFor(x => x.Code).Must(code => !string.IsNullOrWhiteSpace(code)).Says("PassSecondFactor_CodeMissing");
        RuleFor(x => x.Code).IsPlainText(AccountRules.CodeMax, "PassSecondFactor_CodeWrong");
    }
}

internal sealed class PassSecondFactorHandler(SigningIn signIn, SignInAnswers answers) : IRequestHandler<PassSecondFactor, Outcome<SignInResult>>
{
    public async Task<Outcome<SignInResult>> Handle(PassSecondFactor request, CancellationToken cancellationToken)
    {
        var outcome = await signIn.WithCode(request.Code, cancellationToken);
        return outcome.Step == SignInStep.Wrong
            ? Outcome.Invalid(nameof(request.Code), "PassSecondFactor_CodeWrong")
            : await answers.Of(outcome, request.ReturnUrl, cancellationToken);
    }
}
