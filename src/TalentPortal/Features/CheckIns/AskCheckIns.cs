using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CheckIns;

/// <summary>
/// Asks, at one tenant, the talents whose time has come how things are, and reminds those who have not answered, in its
/// office hours. A mail says nothing of what is asked. After a year only those are asked who agreed to it, and once.
/// </summary>
[SystemOnly]
public sealed record AskCheckIns : ICommand<AskCheckInsResult>
{
    /// <summary>How many of each a single run sees to, so that its transaction stays short.</summary>
    public const int Batch = 100;
}

/// <param name="More">Whether there is more to do now.</param>
public sealed record AskCheckInsResult(int Asked, int Reminded, bool More);

internal sealed class AskCheckInsHandler(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock) : IRequestHandler<AskCheckIns, Outcome<AskCheckInsResult>>
{
    public async Task<Outcome<AskCheckInsResult>> Handle(AskCheckIns request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, calendar) = (clock.GetUtcNow(), CaseTime.CalendarOf(tenant));
        var (today, hour) = (tenant.DayAt(now), TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, calendar.Zone).TimeOfDay));
        if (!calendar.IsWorkingDay(today).Value || hour < calendar.Opens || hour >= calendar.Closes) return new AskCheckInsResult(0, 0, false);
        var (asked, more) = (0, false);
        foreach (var time in CheckInQuestions.Times)
        {
            var due = await Due(time, today).OrderBy(c => c.Id).Take(AskCheckIns.Batch).ToListAsync(ct);
            foreach (var one in due) await Ask(one, time, today, now, ct);
            (asked, more) = (asked + due.Count, more || due.Count == AskCheckIns.Batch);
        }

        var reminded = await Remind(today, ct);
        return new AskCheckInsResult(asked, reminded, more || reminded == AskCheckIns.Batch);
    }

    private IQueryable<TalentCase> Due(CheckInTime time, DateOnly today)
    {
        var (from, until, mine) = (today.AddDays(-time.UntilDay), today.AddDays(-time.Day), db.CheckIns.AtTenantOf(call));
        var due = db.Cases.AtTenantOf(call).Where(c => c.ArrivedOn > from && c.ArrivedOn <= until && !mine.Any(k => k.CaseId == c.Id && k.Day == time.Day));
        return time.Day < CheckInQuestions.Year
            ? due.Where(c => c.ClosedAt == null)
            : due.Where(c => c.CloseReason == CaseCloseReason.Settled && mine.Any(k => k.CaseId == c.Id && k.Day == CheckInQuestions.Last && k.AsksAgain));
    }

    private async Task Ask(TalentCase one, CheckInTime time, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var earlier in await db.CheckIns.AtTenantOf(call).Where(k => k.CaseId == one.Id && k.AnsweredAt == null && !k.IsMissed).ToListAsync(ct)) earlier.Miss();
        db.CheckIns.Add(CheckIn.Ask(Guid.CreateVersion7(now), one, time.Day, today));
        if (one.IsOpen) one.AskCheckIn(now);
        await Write(one.TalentUserId!.Value, one.Id, ct);
    }

    private async Task<int> Remind(DateOnly today, CancellationToken ct)
    {
        var (first, again, last) = (today.AddDays(-CheckIn.RemindAfterDays), today.AddDays(-CheckIn.RemindEveryDays), today.AddDays(-CheckIn.RemindUntilDays));
        var running = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null);
        var silent = await db.CheckIns.AtTenantOf(call)
            .Where(k => k.AnsweredAt == null && !k.IsMissed && k.Day < CheckInQuestions.Year && k.AskedOn > last && (k.RemindedOn == null ? k.AskedOn <= first : k.RemindedOn <= again) && running.Any(c => c.Id == k.CaseId))
            .OrderBy(k => k.Id).Take(AskCheckIns.Batch).ToListAsync(ct);
        foreach (var one in silent)
        {
            one.Reminded(today);
            await Write(one.TalentUserId!.Value, one.CaseId, ct);
        }

        return silent.Count;
    }

    private Task Write(Guid talent, Guid caseId, CancellationToken ct) =>
        mails.ToUser(talent, MailTemplates.CheckInAsked, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"me/check-ins/{caseId}" }, ct);
}

/// <summary>Every hour, tenant by tenant: at each in its office hours.</summary>
internal sealed class AskCheckInsWork : IScheduledWork
{
    public string Name => "check-ins-ask";

    public string Cron => "0 50 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, _) => new AskCheckIns(), result => result.More, ct);
}
