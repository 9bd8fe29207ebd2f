using MediatR;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>The person came to look, so that what they keep is kept on.</summary>
[SignedIn]
public sealed record VisitEligibility : ICommand<Done>;

internal sealed class VisitEligibilityHandler(CurrentCall call, EligibilityDesk desk, TimeProvider clock) : IRequestHandler<VisitEligibility, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(VisitEligibility request, CancellationToken ct)
    {
        (await desk.Sheet(call.RequiredUserId, ct))?.Visit(clock.GetUtcNow());
        return Done.Value;
    }
}
