using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>What a person says of a step.</summary>
public enum TimelineMark
{
    /// <summary>To be done: takes back what was said before.</summary>
    Open,

    Done,

    /// <summary>It does not apply to the person.</summary>
    LeftOut,
}

/// <summary>Marks a step of one's own timeline.</summary>
/// <param name="Line">Code of a line of the plans.</param>
[SignedIn]
public sealed record MarkTimelineStep(string? Line, TimelineMark Mark) : ICommand<Done>;

internal sealed class MarkTimelineStepValidator : AbstractValidator<MarkTimelineStep>
{
    public MarkTimelineStepValidator()
    {
        RuleFor(x => x.Line).Must(code => TaskPlan.Current.Find(code) is not null).Says("Timeline_NoSuchStep");
        RuleFor(x => x.Mark).IsInEnum().Says("Timeline_NoSuchStep");
    }
}

internal sealed class MarkTimelineStepHandler(CurrentCall call, TimelineDesk desk, SealedTimeline words, TimeProvider clock) : IRequestHandler<MarkTimelineStep, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkTimelineStep request, CancellationToken ct)
    {
        var (user, line) = (call.RequiredUserId, request.Line!);
        if (await desk.Find(user, ct) is not { } timeline) return Outcome.NotFound;
        if ((await desk.Tasks(user, ct)).ContainsKey(line)) return Outcome.Refused("Timeline_InCase");
        var choices = await desk.Open(timeline, ct);
        var done = choices.Done.Where(pair => pair.Key != line).ToDictionary(StringComparer.Ordinal);
        if (request.Mark == TimelineMark.Done) done[line] = choices.Done.TryGetValue(line, out var before) ? before : desk.Today;
        List<string> leftOut = [.. choices.LeftOut.Where(code => code != line)];
        if (request.Mark == TimelineMark.LeftOut) leftOut.Add(line);
        timeline.Choose(await words.Seal(user, choices with { Done = done, LeftOut = leftOut }, ct), clock.GetUtcNow());
        return Done.Value;
    }
}
