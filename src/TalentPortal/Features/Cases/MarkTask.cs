using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>Says that a task is done, is not needed, or is open again. Whoever answers for the case may say so of every task that they see.</summary>
/// <param name="Version">The version of the task that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record MarkTask(Guid Id, CaseTaskState To, uint Version) : ICommand<Done>;

internal sealed class MarkTaskValidator : AbstractValidator<MarkTask>
{
    public MarkTaskValidator() => RuleFor(x => x.To).IsInEnum().Says("MarkTask_Unknown");
}

internal sealed class MarkTaskHandler(CaseDesk desk, CaseTasks tasks, TimeProvider clock) : IRequestHandler<MarkTask, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkTask request, CancellationToken ct)
    {
        if (await desk.OwnTask(request.Id, ct) is not var (task, one, all)) return Outcome.NotFound;
        if (task.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        if (task.State == request.To) return Done.Value;
        if (task.Mark(request.To, TaskOrder.Blocking(task, all).Count > 0, CallSide.Staff, desk.Me, desk.MyName, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await tasks.Tell(one, task, ct);
        return Done.Value;
    }
}
