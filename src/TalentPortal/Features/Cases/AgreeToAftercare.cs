using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>The talent lets whoever handed their case over look on, or no longer. Unless they say so, nobody does.</summary>
[SignedIn]
public sealed record AgreeToAftercare(Guid Id, bool Agreed) : ICommand<Done>;

internal sealed class AgreeToAftercareHandler(HandOverDesk handOvers, CaseTimeline timeline, TimeProvider clock) : IRequestHandler<AgreeToAftercare, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AgreeToAftercare request, CancellationToken ct)
    {
        if (await handOvers.AboutMe(request.Id, ct) is not var (handOver, one)) return Outcome.NotFound;
        var before = handOver.AftercareAt;
        if (handOver.LetLookOn(request.Agreed, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        if (handOver.AftercareAt != before) await timeline.Add(one, handOver, request.Agreed ? CaseEntryKind.AftercareAgreed : CaseEntryKind.AftercareEnded, null, ct);
        return Done.Value;
    }
}
