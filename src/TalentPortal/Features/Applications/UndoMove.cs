using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>The employer takes its last move of an application back, as long as nobody was told of it.</summary>
/// <param name="From">Where it stood before.</param>
/// <param name="To">Where it was moved; if that is not its last step, somebody else was faster.</param>
[Requires(ApplicationsPermissions.Move)]
public sealed record UndoMove(Guid Id, ApplicationState From, ApplicationState To) : ICommand<Done>
{
    /// <summary>How long a page offers it.</summary>
    public static readonly TimeSpan Offered = TimeSpan.FromSeconds(10);

    /// <summary>How long it is taken: what was pressed at the last moment is still on its way.</summary>
    public static readonly TimeSpan Taken = TimeSpan.FromSeconds(14);
}

internal sealed class UndoMoveValidator : AbstractValidator<UndoMove>
{
    public UndoMoveValidator()
    {
        RuleFor(x => x.From).IsInEnum().Says("MoveApplication_NotFromHere");
        RuleFor(x => x.To).IsInEnum().Says("MoveApplication_NotFromHere");
    }
}

internal sealed class UndoMoveHandler(AppDb db, CurrentCall call, ApplicationCourse course, ReplyDues replies, TimeProvider clock) : IRequestHandler<UndoMove, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(UndoMove request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct) is not { } application) return Outcome.NotFound;
        var (steps, now) = (await course.StepsOf(application, ct), clock.GetUtcNow());
        if (steps is not [.., var before, { By: CallSide.Employer } last] || last.State != request.To || before.State != request.From) return Outcome.Conflict;
        // An offer has a course of its own, and what somebody was hired by is no slip.
        if (last.State is not (ApplicationState.Screening or ApplicationState.Interview or ApplicationState.Declined)) return Outcome.Refused("UndoMove_TooLate");
        if (last.At + UndoMove.Taken < now) return Outcome.Refused("UndoMove_TooLate");
        var due = await replies.For(before.State, before.At, ct);
        application.StandAgain(before.State, before.At, due, ReplyClock.RemindersBy(ReplyClock.CalendarOf(tenant), due, tenant.DayAt(now)));
        await course.Add(application, null, ct, undoes: last.Id);
        return Done.Value;
    }
}
