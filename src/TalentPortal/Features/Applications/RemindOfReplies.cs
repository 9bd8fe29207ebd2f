using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>Reminds employers of the answers they owe at a tenant: one mail to each member, however many answers these are.</summary>
/// <param name="Round">Of this day's run, from 0: each takes some employers.</param>
[SystemOnly]
public sealed record RemindOfReplies(int Round) : ICommand<RemindOfRepliesResult>
{
    public const int EmployersARound = 25;
}

/// <param name="Employers">How many were reminded.</param>
public sealed record RemindOfRepliesResult(int Employers);

internal sealed class RemindOfRepliesValidator : AbstractValidator<RemindOfReplies>
{
    public RemindOfRepliesValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0).Says("BrowseApplicants_NoPage");
}

internal sealed class RemindOfRepliesHandler(AppDb db, CurrentCall call, ReplyDues replies, MailQueue mails, TimeProvider clock) : IRequestHandler<RemindOfReplies, Outcome<RemindOfRepliesResult>>
{
    public async Task<Outcome<RemindOfRepliesResult>> Handle(RemindOfReplies request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        if (request.Round == 0) await Begin(tenant, ct);
        var latest = Enumerable.Range(1, ReplyClock.MostReminders).Select(number => ReplyClock.LatestDueFor(ReplyClock.CalendarOf(tenant), today, number)).ToArray();
        var (first, second, third) = (latest[0], latest[1], latest[2]);
        // One a day at most: whoever was not reminded in time, because nothing ran, is not reminded three times at once.
        var due = db.JobApplications.AtTenantOf(call).Owed().Where(a => (a.RemindedOn == null || a.RemindedOn < today)
            && ((a.Reminders == 0 && a.AnswerDueOn <= first) || (a.Reminders == 1 && a.AnswerDueOn <= second) || (a.Reminders == 2 && a.AnswerDueOn <= third)));
        var employers = await due.Select(a => a.EmployerId).Distinct().OrderBy(id => id).Take(RemindOfReplies.EmployersARound).ToListAsync(ct);
        await due.Where(a => employers.Contains(a.EmployerId)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Reminders, a => a.Reminders + 1).SetProperty(a => a.RemindedOn, today), ct);
        var members = await db.Set<EmployerMembership>().WhoHire().Where(m => employers.Contains(m.EmployerId)).Select(m => m.UserId).Distinct().ToListAsync(ct);
        foreach (var member in members) await mails.ToUser(member, MailTemplates.RepliesOwed, null, ApplicationMails.PathTo("employer/applications?view=board"), ct);
        return new RemindOfRepliesResult(employers.Count);
    }

    /// <summary>Applications from before there was a clock get theirs, counted from their last step.</summary>
    private async Task Begin(TenantRef tenant, CancellationToken ct)
    {
        var terms = await replies.Terms(ct);
        foreach (var application in await db.JobApplications.AtTenantOf(call).Owed().Where(a => a.AnswerDueOn == null).ToListAsync(ct))
            application.StandAgain(application.State, application.ChangedAt, ReplyClock.DueOn(tenant, application.ChangedAt, terms.DaysIn(application.State)!.Value), 0);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Daily, in the morning of the Chinese mainland, tenant by tenant.</summary>
internal sealed class ReplyReminderWork : IScheduledWork
{
    public string Name => "reply-reminders";

    public string Cron => "0 10 1 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new RemindOfReplies(round), result => result.Employers == RemindOfReplies.EmployersARound, ct);
}
