using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>Deletes sign-ups that nobody confirmed, and all others some time after their event: only numbers stay.</summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record PurgeSignUps(int Round = 0) : ICommand<PurgeSignUpsResult>;

/// <param name="Unconfirmed">How many went that nobody confirmed.</param>
/// <param name="Events">How many events were counted and cleared.</param>
public sealed record PurgeSignUpsResult(int Unconfirmed, int Events)
{
    public const int BatchSize = 20;
}

internal sealed class PurgeSignUpsValidator : AbstractValidator<PurgeSignUps>
{
    public PurgeSignUpsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class PurgeSignUpsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeSignUps, Outcome<PurgeSignUpsResult>>
{
    public async Task<Outcome<PurgeSignUpsResult>> Handle(PurgeSignUps request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var (asked, over) = (now.AddDays(-EventSignUp.AskedKeptDays), now.AddDays(-OutreachEvent.KeptDays));
        var unconfirmed = await db.EventSignUps.AtTenantOf(call).Where(s => s.State == SignUpState.Asked && s.AskedAt <= asked).ExecuteDeleteAsync(ct);
        // A day more than needed is asked for, because a campaign ends by its own clock; then each is looked at.
        var day = DateOnly.FromDateTime(over.UtcDateTime).AddDays(1);
        var signUps = db.EventSignUps;
        var old = await db.OutreachEvents.AsNoTracking().AtTenantOf(call).Where(e => (e.EndsAt <= over || (e.EndsAt == null && e.ClosesOn <= day)) && signUps.Any(s => s.TenantId == e.TenantId && s.EventId == e.Id))
            .OrderBy(e => e.ClosesOn).ThenBy(e => e.Id).ToListAsync(ct);
        var due = old.Where(e => e.OverAt <= over).Take(PurgeSignUpsResult.BatchSize).ToList();
        foreach (var one in due) await Count(one, now, ct);
        return new PurgeSignUpsResult(unconfirmed, due.Count);
    }

    /// <summary>Numbers stay, rows go.</summary>
    private async Task Count(OutreachEvent one, DateTimeOffset now, CancellationToken ct)
    {
        var here = db.EventSignUps.AtTenantOf(call).Where(s => s.EventId == one.Id);
        var coming = here.Where(s => s.State == SignUpState.Confirmed);
        var counts = await coming.GroupBy(s => s.CountryCode).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        var came = await coming.AnyAsync(s => s.Attended != null, ct) ? await coming.CountAsync(s => s.Attended == true, ct) : (int?)null;
        if (!await db.EventTallies.AtTenantOf(call).AnyAsync(t => t.EventId == one.Id, ct)) db.EventTallies.Add(EventTally.Of(one, counts.Select(row => (row.Key, row.Count)), came, now));
        await here.ExecuteDeleteAsync(ct);
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class PurgeSignUpsWork : IScheduledWork
{
    public string Name => "events-retention";

    public string Cron => "0 35 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new PurgeSignUps(round), result => result.Events == PurgeSignUpsResult.BatchSize, ct);
}
