using MediatR;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>Gives the timeline an address that calendar programs read without signing in; one that there was before stops working.</summary>
[SignedIn]
public sealed record OpenTimelineFeed : ICommand<Done>;

internal sealed class OpenTimelineFeedHandler(CurrentCall call, TimelineDesk desk, SealedTimeline words, TimelineFeedTokens tokens, TimeProvider clock) : IRequestHandler<OpenTimelineFeed, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(OpenTimelineFeed request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await desk.Find(user, ct) is not { } timeline) return Outcome.NotFound;
        var id = Guid.NewGuid();
        timeline.Feed(id, await words.Seal(user, await desk.Open(timeline, ct) with { FeedToken = tokens.Make(user, id) }, ct), clock.GetUtcNow());
        return Done.Value;
    }
}
