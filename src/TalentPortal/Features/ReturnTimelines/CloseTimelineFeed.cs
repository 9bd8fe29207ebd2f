using MediatR;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>Takes the address of the calendar feed back: whoever has it gets nothing any more.</summary>
[SignedIn]
public sealed record CloseTimelineFeed : ICommand<Done>;

internal sealed class CloseTimelineFeedHandler(CurrentCall call, TimelineDesk desk, SealedTimeline words, TimeProvider clock) : IRequestHandler<CloseTimelineFeed, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CloseTimelineFeed request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await desk.Find(user, ct) is not { } timeline) return Outcome.NotFound;
        timeline.Feed(null, await words.Seal(user, await desk.Open(timeline, ct) with { FeedToken = null }, ct), clock.GetUtcNow());
        return Done.Value;
    }
}
