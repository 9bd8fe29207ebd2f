using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>A key for the person's authenticator app: a fresh one, or the one that a form brought back. Stores nothing.</summary>
/// <param name="Shown">The sealed key of the form.</param>
[SignedIn]
public sealed record ProposeSecondFactor(string? Shown) : IQuery<ProposeSecondFactorResult>;

public sealed record ProposeSecondFactorResult(AccountInfo Account, FactorProposal Proposal);

internal sealed class ProposeSecondFactorValidator : AbstractValidator<ProposeSecondFactor>
{
    public const int SealedMax = 2000;

    public ProposeSecondFactorValidator() => RuleFor(x => x.Shown).IsPlainText(SealedMax, "SetSecondFactor_CodeWrong");
}

internal sealed class ProposeSecondFactorHandler(AccountOverview overview) : IRequestHandler<ProposeSecondFactor, Outcome<ProposeSecondFactorResult>>
{
    public async Task<Outcome<ProposeSecondFactorResult>> Handle(ProposeSecondFactor request, CancellationToken cancellationToken) =>
        new ProposeSecondFactorResult(await overview.Mine(cancellationToken), await overview.Propose(request.Shown, "TalentPortal", cancellationToken));
}
