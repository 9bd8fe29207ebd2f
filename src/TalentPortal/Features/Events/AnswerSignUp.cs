using FluentValidation;
using MediatR;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Events;

/// <summary>Whoever has the mailed link confirms the sign-up, or takes it back. Needs no account.</summary>
/// <param name="Comes">False takes it back: what is known of them is deleted at once.</param>
[Anyone]
public sealed record AnswerSignUp(string? Token, bool Comes) : ISteppedCommand<Done>;

internal sealed class AnswerSignUpValidator : AbstractValidator<AnswerSignUp>
{
    public AnswerSignUpValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "SignUp_Lapsed");
}

internal sealed class AnswerSignUpHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<AnswerSignUp, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerSignUp request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var outcome = await dispatcher.Send(new SettleSignUp(request.Token, request.Comes), EventLink.AsSystem(call), ct);
        return outcome.IsOk ? Done.Value : Outcome.Refused(outcome.Kind == OutcomeKind.Refused ? outcome.Reason! : "SignUp_Lapsed");
    }
}
