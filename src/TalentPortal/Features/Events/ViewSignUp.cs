using FluentValidation;
using MediatR;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>What whoever follows the mailed link sees of their sign-up. Opening it changes nothing, because mail programs open links by themselves.</summary>
/// <remarks>A stepped request and no query: it must hold no connection while the system looks.</remarks>
[Anyone]
public sealed record ViewSignUp(string? Token) : ISteppedCommand<ViewSignUpResult>;

/// <param name="IsCancelled">The event does not take place.</param>
/// <param name="ForgetAt">When what they wrote is deleted.</param>
public sealed record ViewSignUpResult(
    Guid EventId, Bilingual Title, string TimeZone, DateTimeOffset? StartsAt, bool IsCancelled, bool IsOver, SignUpState State, string Name, string Email, bool MayContact, DateTimeOffset ForgetAt);

internal sealed class ViewSignUpValidator : AbstractValidator<ViewSignUp>
{
    public ViewSignUpValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "SignUp_Lapsed");
}

internal sealed class ViewSignUpHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<ViewSignUp, Outcome<ViewSignUpResult>>
{
    public async Task<Outcome<ViewSignUpResult>> Handle(ViewSignUp request, CancellationToken ct) =>
        call.Tenant is null ? Outcome.NotFound : await dispatcher.Send(new FindSignUp(request.Token), EventLink.AsSystem(call), ct);
}
