using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>The talent has done what was theirs to do, or takes that back.</summary>
[SignedIn]
public sealed record MarkMyTask(Guid Id, bool IsDone) : ICommand<Done>;

internal sealed class MarkMyTaskHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseTasks tasks, TimeProvider clock) : IRequestHandler<MarkMyTask, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkMyTask request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (call.Tenant is null || await db.CaseTasks.AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == request.Id && t.TalentUserId == me, ct) is not { } task) return Outcome.NotFound;
        var one = await db.Cases.AtTenantOf(call).SingleAsync(c => c.Id == task.CaseId, ct);
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        if (task.Party != TaskParty.Talent) return Outcome.Refused("MarkMyTask_NotYours");
        if (task.State == CaseTaskState.NotNeeded) return Outcome.Refused("MarkMyTask_NotNeeded");
        var to = request.IsDone ? CaseTaskState.Done : CaseTaskState.Open;
        if (task.State == to) return Done.Value;
        if (task.Mark(to, TaskOrder.Blocking(task, await desk.TasksOf(one, ct)).Count > 0, CallSide.Party, me, null, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await tasks.Tell(one, task, ct);
        return Done.Value;
    }
}
