using MediatR;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>The person's own timeline, reckoned as of today.</summary>
[SignedIn]
public sealed record ViewTimeline : IQuery<ViewTimelineResult>;

/// <param name="Choices">Null before anything was chosen.</param>
/// <param name="Plan">Null before anything was chosen.</param>
/// <param name="Tasks">The lines that are tasks of a case under way.</param>
/// <param name="Guess">What the profile says, to begin with.</param>
/// <param name="Today">In China.</param>
public sealed record ViewTimelineResult(
    TimelineChoices? Choices, ReturnTimelinePlan? Plan, IReadOnlyDictionary<string, TimelineTask> Tasks, TimelineGuess Guess, DateOnly Today, uint? Version);

internal sealed class ViewTimelineHandler(CurrentCall call, TimelineDesk desk) : IRequestHandler<ViewTimeline, Outcome<ViewTimelineResult>>
{
    public async Task<Outcome<ViewTimelineResult>> Handle(ViewTimeline request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var guess = await desk.Guess(user, ct);
        var tasks = await desk.Tasks(user, ct);
        if (await desk.Find(user, ct) is not { } timeline) return new ViewTimelineResult(null, null, tasks, guess, desk.Today, null);
        var choices = await desk.Open(timeline, ct);
        return new ViewTimelineResult(choices, desk.Plan(choices, tasks), tasks, guess, desk.Today, timeline.Version);
    }
}
