using FluentValidation;
using MediatR;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Prospects;

/// <summary>Opens an account for whoever follows the link and has none: the link has proved the address, so a password is all that is asked. Nothing is confirmed by it.</summary>
[Anyone]
public sealed record JoinByLink(string? Token, string? Password) : ISteppedCommand<JoinByLinkResult>;

/// <param name="Session">The session of the new account.</param>
public sealed record JoinByLinkResult(SessionTicket Session);

internal sealed class JoinByLinkValidator : AbstractValidator<JoinByLink>
{
    public JoinByLinkValidator()
    {
        RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Lapsed");
        RuleFor(x => x.Password!).IsNewPassword("JoinByLink_PasswordMissing", "JoinByLink_PasswordTooLong", "JoinByLink_PasswordTooShort", "JoinByLink_PasswordCommon");
    }
}

internal sealed class JoinByLinkHandler(PortalDispatcher dispatcher, CurrentCall call, LinkedAccounts accounts) : IRequestHandler<JoinByLink, Outcome<JoinByLinkResult>>
{
    public async Task<Outcome<JoinByLinkResult>> Handle(JoinByLink request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (call.UserId is not null) return Outcome.Conflict;
        var found = await dispatcher.Send(new FindByLink(request.Token), ProspectLink.AsSystem(call), ct);
        if (!found.IsOk) return Outcome.Refused("ByLink_Lapsed");
        var opened = await accounts.Open(EmailAddress.Read(found.Value.Facts.Email)!, request.Password!, call.Language, found.Value.Id.ToString("N"), ct);
        return opened.Step switch
        {
            SignInStep.SignedIn => new JoinByLinkResult(opened.Session!),
            SignInStep.TooMany => Outcome.Refused("JoinByLink_TooMany"),
            SignInStep.Busy => Outcome.Refused("JoinByLink_Busy"),
            _ => Outcome.Refused("JoinByLink_HasAccount"),
        };
    }
}
