using FluentValidation;
using MediatR;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Prospects;

/// <summary>The person does not want it: what is known of them is deleted at once, and they are not contacted again. Needs no account.</summary>
[Anyone]
public sealed record RefuseByLink(string? Token) : ISteppedCommand<Done>;

internal sealed class RefuseByLinkValidator : AbstractValidator<RefuseByLink>
{
    public RefuseByLinkValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Lapsed");
}

internal sealed class RefuseByLinkHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<RefuseByLink, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RefuseByLink request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var outcome = await dispatcher.Send(new ForgetByLink(request.Token), ProspectLink.AsSystem(call), ct);
        return outcome.IsOk ? Done.Value : Outcome.Refused("ByLink_Lapsed");
    }
}
