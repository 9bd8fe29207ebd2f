using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>Reminds all sides of a tenant's interviews a day before, and asks those who took part for their scorecards afterwards.</summary>
/// <param name="Round">Of this run, from 0: each takes some interviews.</param>
[SystemOnly]
public sealed record RemindOfInterviews(int Round) : ICommand<RemindOfInterviewsResult>
{
    public const int ARound = 50;

    /// <summary>How long before.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromHours(24);
}

/// <param name="Interviews">How many were seen to.</param>
public sealed record RemindOfInterviewsResult(int Interviews);

internal sealed class RemindOfInterviewsValidator : AbstractValidator<RemindOfInterviews>
{
    public RemindOfInterviewsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0).Says("AnswerInterview_Over");
}

internal sealed class RemindOfInterviewsHandler(AppDb db, CurrentCall call, InterviewBook book, TimeProvider clock) : IRequestHandler<RemindOfInterviews, Outcome<RemindOfInterviewsResult>>
{
    public async Task<Outcome<RemindOfInterviewsResult>> Handle(RemindOfInterviews request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (request.Round == 0) await EndWhatIsOver(clock.GetUtcNow(), ct);
        var (now, soon) = (clock.GetUtcNow(), clock.GetUtcNow() + RemindOfInterviews.Before);
        var due = await db.Interviews.AtTenantOf(call).Where(i => i.State == InterviewState.Fixed && ((i.RemindedAt == null && i.StartsAt <= soon && i.StartsAt > now) || (i.FollowedUpAt == null && i.EndsAt <= now)))
            .OrderBy(i => i.StartsAt).ThenBy(i => i.Id).Take(RemindOfInterviews.ARound).ToListAsync(ct);
        foreach (var one in due)
        {
            if (one.EndsAt <= now) await AskForCards(one, now, ct);
            else
            {
                one.Remind(now);
                await book.TellAll(one, MailTemplates.InterviewSoon, InterviewPart.None, ct);
            }
        }

        return new RemindOfInterviewsResult(due.Count);
    }

    /// <summary>A refusal ends what was planned; not at once, because for some seconds it can be taken back.</summary>
    private async Task EndWhatIsOver(DateTimeOffset now, CancellationToken ct)
    {
        var over = db.JobApplications.AtTenantOf(call).Where(a => a.State == ApplicationState.Declined && a.ChangedAt < now.AddMinutes(-1));
        foreach (var one in await db.Interviews.AtTenantOf(call).Where(i => i.State != InterviewState.Cancelled && (i.EndsAt == null || i.EndsAt > now) && over.Any(a => a.Id == i.ApplicationId)).Take(500).ToListAsync(ct))
        {
            if (one.Cancel(now) is not null) continue;
            await book.Free(one, ct);
            await book.TellAll(one, MailTemplates.InterviewOff, InterviewPart.Cancel, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task AskForCards(Interview one, DateTimeOffset now, CancellationToken ct)
    {
        one.FollowUp(now);
        if (await db.JobApplications.SingleOrDefaultAsync(a => a.TenantId == one.TenantId && a.Id == one.ApplicationId, ct) is not { IsOpen: true } application) return;
        var asked = await db.Scorecards.Where(c => c.TenantId == one.TenantId && c.ApplicationId == one.ApplicationId).Select(c => c.MemberUserId).ToListAsync(ct);
        foreach (var (member, name) in one.MemberIds.Zip(one.MemberNames))
        {
            if (!asked.Contains(member)) db.Add(Scorecard.Ask(Guid.CreateVersion7(now), application, member, name, now));
            await book.Tell(one, member, MailTemplates.InterviewOver, InterviewPart.None, ct);
        }
    }
}

/// <summary>Every quarter of an hour, tenant by tenant.</summary>
internal sealed class InterviewWork : IScheduledWork
{
    public string Name => "interviews";

    public string Cron => "0 3/15 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new RemindOfInterviews(round), result => result.Interviews == RemindOfInterviews.ARound, ct);
}
