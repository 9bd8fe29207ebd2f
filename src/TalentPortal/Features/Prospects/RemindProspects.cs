using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Writes once more, and for the last time, to those who have not answered an invitation; forgets whoever refused meanwhile by another entry.</summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record RemindProspects(int Round) : ICommand<RemindProspectsResult>;

/// <param name="Reminded">How many were written to.</param>
public sealed record RemindProspectsResult(int Reminded)
{
    public const int BatchSize = 100;
}

internal sealed class RemindProspectsValidator : AbstractValidator<RemindProspects>
{
    public RemindProspectsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class RemindProspectsHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, ProspectMails mails, ProspectEnd end, TimeProvider clock) : IRequestHandler<RemindProspects, Outcome<RemindProspectsResult>>
{
    public async Task<Outcome<RemindProspectsResult>> Handle(RemindProspects request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var (now, reminded) = (clock.GetUtcNow(), 0);
        var before = now.AddDays(-Prospect.ReminderDays);
        foreach (var prospect in await db.Prospects.AtTenantOf(call).Where(p => p.State == ProspectState.Invited && p.RemindedAt == null && p.InvitedAt <= before).OrderBy(p => p.InvitedAt).Take(RemindProspectsResult.BatchSize).ToListAsync(ct))
        {
            if (await words.Open(prospect, ct) is not { Email: not null } facts) continue;
            if ((await index.Blocks(facts.Email, facts.Phone, facts.Orcid, ct)).Count > 0)
            {
                prospect.Decline(now);
                await end.Forget(prospect, ProspectEntryKind.Declined, null, now, ct);
                continue;
            }

            if (!prospect.Remind(now)) continue;
            await mails.Remind(prospect, facts, ct);
            db.ProspectEntries.Add(ProspectEntry.Of(prospect, ProspectEntryKind.Reminded, null, now));
            reminded++;
        }

        return new RemindProspectsResult(reminded);
    }
}

/// <summary>Daily, in the morning of China; tenant by tenant.</summary>
internal sealed class ProspectReminderWork : IScheduledWork
{
    public string Name => "prospect-reminders";

    public string Cron => "0 20 1 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new RemindProspects(round), result => result.Reminded == RemindProspectsResult.BatchSize, ct);
}
