using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Says for whom a case waits, or that work goes on: only work counts as the age of its stage.</summary>
/// <param name="Words">What is waited for; the talent reads it.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record ChangeClock(Guid Id, CaseClock Clock, string? Words, uint Version) : ICommand<Done>;

internal sealed class ChangeClockValidator : AbstractValidator<ChangeClock>
{
    public ChangeClockValidator()
    {
        RuleFor(x => x.Clock).IsInEnum().Says("ChangeClock_Missing");
        RuleFor(x => x.Words).IsPlainText(HandOver.ReasonMax, "Case_WordsUnfit").CrossesNoRedLine();
    }
}

internal sealed class ChangeClockHandler(CaseDesk desk, CaseTimeline timeline, CurrentCall call, TimeProvider clock) : IRequestHandler<ChangeClock, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChangeClock request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        var from = one.Clock;
        if (one.TurnClock(request.Clock, CaseTime.CalendarOf(call.RequiredTenant), clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await timeline.Add(one, CaseEntryKind.ClockChanged, from.ToString(), one.Clock.ToString(), request.Words, ct);
        return Done.Value;
    }
}
