using MediatR;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Family;

/// <summary>Ends the caller's link, or takes an invitation back. It counts at once, for both; the other is sent no mail.</summary>
[SignedIn]
public sealed record EndPartnership : ICommand<Done>;

internal sealed class EndPartnershipHandler(CurrentCall call, PartnerLinks links) : IRequestHandler<EndPartnership, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndPartnership request, CancellationToken ct)
    {
        await links.Lock(call.RequiredUserId, ct);
        await links.Leave(call.RequiredUserId, LeaveReason.Ended, ct);
        return Done.Value;
    }
}

/// <summary>The link goes with its consent.</summary>
internal sealed class LinksOfConsents(PartnerLinks links) : INotificationHandler<ConsentWithdrawn>
{
    public Task Handle(ConsentWithdrawn happened, CancellationToken ct) =>
        happened.Consent.Kind == ConsentKind.PartnerLink ? links.Leave(happened.Consent.UserId, LeaveReason.Ended, ct) : Task.CompletedTask;
}

/// <summary>Takes away the half of the person on whose behalf it runs, once the other has ended the link.</summary>
[SystemOnly]
public sealed record EndOtherSide(Guid LinkId) : ICommand<Done>;

internal sealed class EndOtherSideHandler(CurrentCall call, PartnerLinks links) : IRequestHandler<EndOtherSide, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndOtherSide request, CancellationToken ct)
    {
        if (call.UserId is not { } user) return Outcome.NotFound;
        await links.Lock(user, ct);
        // Meanwhile the person may have ended it too, and begun another.
        if ((await links.Of(user, ct)).Mine is { } mine && mine.LinkId == request.LinkId) await links.Leave(user, LeaveReason.LeftByOther, ct);
        return Done.Value;
    }
}

/// <summary>Ends the other half as the other, whose rows nobody else may write.</summary>
internal sealed class PartnerLeftHandler(PortalDispatcher dispatcher) : IOutboxHandler<PartnerLeft>
{
    public async Task Handle(PartnerLeft message, OutboxDelivery delivery, CancellationToken ct) =>
        await dispatcher.Send(new EndOtherSide(message.LinkId), CallOrigin.System("family", onBehalfOf: message.UserId), ct);
}
