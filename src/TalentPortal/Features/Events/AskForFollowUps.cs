using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>Reminds whoever answers for an event, once, when it is over: people met there wait for what was promised, and their names go soon.</summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record AskForFollowUps(int Round = 0) : ICommand<AskForFollowUpsResult>
{
    /// <summary>How many events a single run takes.</summary>
    public const int Batch = 50;
}

public sealed record AskForFollowUpsResult(int Asked);

internal sealed class AskForFollowUpsValidator : AbstractValidator<AskForFollowUps>
{
    public AskForFollowUpsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class AskForFollowUpsHandler(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock) : IRequestHandler<AskForFollowUps, Outcome<AskForFollowUpsResult>>
{
    public async Task<Outcome<AskForFollowUpsResult>> Handle(AskForFollowUps request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var since = now.AddHours(-OutreachEvent.FollowUpHours);
        var day = DateOnly.FromDateTime(since.UtcDateTime).AddDays(1);
        var signUps = db.EventSignUps;
        // Nobody is asked about an event to which nobody wanted to come.
        var over = await db.OutreachEvents.AtTenantOf(call)
            .Where(e => e.State == EventState.Open && e.FollowUpAskedAt == null && e.FollowedUpAt == null && (e.EndsAt <= since || (e.EndsAt == null && e.ClosesOn <= day)) && signUps.Any(s => s.TenantId == e.TenantId && s.EventId == e.Id && s.State == SignUpState.Confirmed))
            .OrderBy(e => e.ClosesOn).ThenBy(e => e.Id).ToListAsync(ct);
        var due = over.Where(e => e.OverAt <= since).Take(AskForFollowUps.Batch).ToList();
        foreach (var one in due)
        {
            one.AskFollowUp(now);
            await mails.ToUser(one.OwnerUserId, MailTemplates.EventFollowUp, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"overseas/events/{one.Id}" }, ct);
        }

        return new AskForFollowUpsResult(due.Count);
    }
}

/// <summary>Hourly, tenant by tenant.</summary>
internal sealed class AskForFollowUpsWork : IScheduledWork
{
    public string Name => "events-follow-up";

    public string Cron => "0 25 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new AskForFollowUps(round), result => result.Asked == AskForFollowUps.Batch, ct);
}
