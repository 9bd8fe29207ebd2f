using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Whether a link from a mail may still be followed, before anything is asked for on its page.</summary>
[Anyone]
public sealed record ViewLink(LinkKind Kind, string? Token) : IQuery<ViewLinkResult>;

public sealed record ViewLinkResult(bool IsOpen);

internal sealed class ViewLinkValidator : AbstractValidator<ViewLink>
{
    public ViewLinkValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ConfirmEmail_Lapsed");
}

internal sealed class ViewLinkHandler(Registration registration, AccountChanges changes) : IRequestHandler<ViewLink, Outcome<ViewLinkResult>>
{
    public async Task<Outcome<ViewLinkResult>> Handle(ViewLink request, CancellationToken cancellationToken) => new ViewLinkResult(request.Kind switch
    {
        LinkKind.Registration => await registration.IsOpen(request.Token, cancellationToken),
        LinkKind.PasswordReset => await changes.MayReset(request.Token, cancellationToken),
        _ => false,
    });
}
