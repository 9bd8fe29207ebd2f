using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>
/// Reminds, at one tenant, the talents of what is theirs to do soon or overdue, in its office hours: one mail a day at most,
/// which says nothing of what it is. A case that waits for an employer or an authority, or has ended, is left in peace.
/// </summary>
/// <param name="Round">Which part of the cases this is.</param>
[SystemOnly]
public sealed record RemindOfTasks(int Round = 0) : ICommand<RemindOfTasksResult>
{
    /// <summary>How many cases a single run looks at, so that its transaction stays short.</summary>
    public const int Batch = 100;
}

/// <param name="Looked">How many cases were looked at.</param>
/// <param name="Reminded">How many talents got a mail.</param>
public sealed record RemindOfTasksResult(int Looked, int Reminded)
{
    public bool More => Looked >= RemindOfTasks.Batch;
}

internal sealed class RemindOfTasksValidator : AbstractValidator<RemindOfTasks>
{
    public RemindOfTasksValidator() => RuleFor(c => c.Round).GreaterThanOrEqualTo(0).Says("BrowseCases_NoSuchList");
}

internal sealed class RemindOfTasksHandler(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock) : IRequestHandler<RemindOfTasks, Outcome<RemindOfTasksResult>>
{
    public async Task<Outcome<RemindOfTasksResult>> Handle(RemindOfTasks request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, calendar) = (clock.GetUtcNow(), CaseTime.CalendarOf(tenant));
        var (today, hour) = (tenant.DayAt(now), TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, calendar.Zone).TimeOfDay));
        if (!calendar.IsWorkingDay(today).Value || hour < calendar.Opens || hour >= calendar.Closes) return new RemindOfTasksResult(0, 0);
        var near = calendar.AddWorkingDays(today, CaseTask.NearDays).Value;
        // What was sent meanwhile changes nothing about which cases these are, so that rounds follow each other without a gap.
        var mine = db.CaseTasks.AtTenantOf(call).Where(t => t.State == CaseTaskState.Open && t.Party == TaskParty.Talent && t.DueOn <= near);
        var cases = await db.Cases.AsNoTracking().AtTenantOf(call).Where(c => c.ClosedAt == null && (c.Clock == CaseClock.Running || c.Clock == CaseClock.WaitingTalent) && mine.Any(t => t.CaseId == c.Id))
            .OrderBy(c => c.Id).Skip(request.Round * RemindOfTasks.Batch).Take(RemindOfTasks.Batch).ToListAsync(ct);
        var ids = cases.Select(c => c.Id).ToList();
        var tasksOf = (await db.CaseTasks.AtTenantOf(call).Where(t => ids.Contains(t.CaseId) && (t.State == CaseTaskState.Open || t.RemindedOn == today)).ToListAsync(ct)).ToLookup(t => t.CaseId);
        var reminded = 0;
        foreach (var one in cases)
        {
            var tasks = tasksOf[one.Id].ToList();
            if (tasks.Exists(t => t.RemindedOn == today)) continue;
            var due = tasks.FindAll(t => t.IsToRemind(today, near) && TaskOrder.Blocking(t, tasks).Count == 0);
            if (due.Count == 0) continue;
            foreach (var task in due) task.Reminded(today);
            await mails.ToUser(one.TalentUserId!.Value, MailTemplates.TasksDue, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"me/cases/{one.Id}" }, ct);
            reminded++;
        }

        return new RemindOfTasksResult(cases.Count, reminded);
    }
}

/// <summary>Every hour, tenant by tenant: at each it is done once a day, in its office hours.</summary>
internal sealed class RemindOfTasksWork : IScheduledWork
{
    public string Name => "cases-remind-of-tasks";

    public string Cron => "0 40 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new RemindOfTasks(round), result => result.More, ct);
}
