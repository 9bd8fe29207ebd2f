using MediatR;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Family;

/// <summary>Agrees that it was the partner who accepted: from now on the two are linked. A mail may have reached somebody else.</summary>
[SignedIn]
public sealed record ConfirmPartner : ICommand<Done>;

internal sealed class ConfirmPartnerHandler(CurrentCall call, PartnerLinks links, TimeProvider clock) : IRequestHandler<ConfirmPartner, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ConfirmPartner request, CancellationToken ct)
    {
        await links.Lock(call.RequiredUserId, ct);
        var pair = await links.Of(call.RequiredUserId, ct);
        if (pair.IsLinked) return Done.Value;
        if (!pair.IsAnswered) return Outcome.NotFound;
        pair.Mine!.AgreeTo(pair.Theirs!.UserId, clock.GetUtcNow());
        return Done.Value;
    }
}
