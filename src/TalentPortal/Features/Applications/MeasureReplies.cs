using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>Measures how long each employer takes to answer applicants at a tenant, for everybody to read (see <see cref="ReplyTime"/>).</summary>
[SystemOnly]
public sealed record MeasureReplies : ICommand<MeasureRepliesResult>;

/// <param name="Employers">How many have a row now.</param>
public sealed record MeasureRepliesResult(int Employers);

internal sealed class MeasureRepliesHandler(AppDb db, CurrentCall call, ReplyDues replies, TimeProvider clock) : IRequestHandler<MeasureReplies, Outcome<MeasureRepliesResult>>
{
    public async Task<Outcome<MeasureRepliesResult>> Handle(MeasureReplies request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow().AddMonths(-ReplyTime.Months));
        var (calendar, days) = (ReplyClock.CalendarOf(tenant), (await replies.Terms(ct)).FirstDays);
        var steps = db.ApplicationSteps.AsNoTracking();
        var taken = steps.Where(s => s.By == CallSide.Employer && s.UndoesId == null && !steps.Any(u => u.TenantId == s.TenantId && u.ApplicationId == s.ApplicationId && u.UndoesId == s.Id));
        var applications = await db.JobApplications.AsNoTracking().AtTenantOf(call).Where(a => a.AppliedAt >= since && a.EmployerId != null).Select(a => new
        {
            EmployerId = a.EmployerId!.Value, a.AppliedAt, a.State, a.ChangedAt,
            AnsweredAt = taken.Where(s => s.TenantId == a.TenantId && s.ApplicationId == a.Id).Min(s => (DateTimeOffset?)s.At),
        }).ToListAsync(ct);
        var rows = await db.ReplyTimes.AtTenantOf(call).ToDictionaryAsync(t => t.EmployerId, ct);
        foreach (var ofEmployer in applications.GroupBy(a => a.EmployerId))
        {
            List<int> waits = [];
            var answered = 0;
            foreach (var a in ofEmployer)
            {
                // Silence counts until now, or until the talent gave up; while there is still time for an answer it says nothing.
                var wait = calendar.WorkingDaysBetween(tenant.DayAt(a.AppliedAt), tenant.DayAt(a.AnsweredAt ?? (a.State == ApplicationState.Withdrawn ? a.ChangedAt : now))).Value;
                if (a.AnsweredAt is null && wait <= days) continue;
                if (a.AnsweredAt is not null) answered++;
                waits.Add(wait);
            }

            if (waits.Count == 0) continue;
            if (!rows.Remove(ofEmployer.Key, out var row)) db.Add(row = ReplyTime.Of(tenant.Id, ofEmployer.Key));
            row.Measure(waits, answered, now);
        }

        db.RemoveRange(rows.Values);
        await db.SaveChangesAsync(ct);
        return new MeasureRepliesResult(await db.ReplyTimes.AtTenantOf(call).CountAsync(ct));
    }
}

/// <summary>Daily, before the first reminders, tenant by tenant.</summary>
internal sealed class ReplyTimeWork : IScheduledWork
{
    public string Name => "reply-times";

    public string Cron => "0 40 0 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new MeasureReplies(), ct);
}
