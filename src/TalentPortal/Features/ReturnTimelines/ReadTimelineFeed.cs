using MediatR;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>What the calendar feed of the person at hand says; <c>NotFound</c> when its address was taken back.</summary>
/// <param name="FeedId">From the address that was asked.</param>
[SystemOnly]
public sealed record ReadTimelineFeed(Guid FeedId) : IQuery<ReadTimelineFeedResult>;

public sealed record ReadTimelineFeedResult(TimelineChoices Choices, ReturnTimelinePlan Plan, DateOnly Today, DateTimeOffset ChangedAt);

internal sealed class ReadTimelineFeedHandler(CurrentCall call, TimelineDesk desk) : IRequestHandler<ReadTimelineFeed, Outcome<ReadTimelineFeedResult>>
{
    public async Task<Outcome<ReadTimelineFeedResult>> Handle(ReadTimelineFeed request, CancellationToken ct)
    {
        if (call.UserId is not { } user || await desk.Find(user, ct) is not { } timeline || timeline.FeedId != request.FeedId) return Outcome.NotFound;
        var choices = await desk.Open(timeline, ct);
        return new ReadTimelineFeedResult(choices, desk.Plan(choices, await desk.Tasks(user, ct)), desk.Today, timeline.ChangedAt);
    }
}
